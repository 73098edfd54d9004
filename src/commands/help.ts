import { reaches } from '../domain/permission.ts'
import { refuse } from '../domain/problem.ts'
import { nearest } from '../markdown/nearest.ts'
import { table } from '../markdown/table.ts'
import { asked } from './allowed.ts'
import { type Command, command, decided, type Scene } from './command.ts'
import { inline } from './inline.ts'
import { optional } from './parts/optional.ts'
import { word } from './parts/word.ts'
import { commandNamed, commandsOf, namedAnywhere, placeOf } from './place.ts'
import { REFERENCE_HEAD, reference } from './reference.ts'
import { usage } from './usage.ts'

export const help = command({
  name: 'help',
  aliases: [],
  summary: 'List what you may type here, or explain one command',
  parts: { name: optional(word('command', 'severity')) },
  who: 'read',
  during: 'anywhere',
  examples: ['/help', '/help severity'],
  decide({ name }, scene, all) {
    if (name === null) return decided([], overview(scene, all))
    const wanted = name.replace(/^\//, '').toLowerCase()
    const place = placeOf(scene)
    const found = commandNamed(wanted, place, all) ?? namedAnywhere(wanted, all)
    if (found) return decided([], explained(found, scene))
    const here = commandsOf(place, all).map((one) => one.name)
    const near = nearest(wanted, here) ?? ''
    const fix = inline(`/help ${near}`)
    return refuse('unknown-command', `There is no command ${inline(name)}.`, fix)
  },
})

function overview(scene: Scene, all: readonly Command[]): string {
  const { policy, people, said } = scene
  const held = people.get(said.by.toLowerCase())?.permission ?? 'none'
  const here = commandsOf(placeOf(scene), all)
  const mine = here.filter((one) => reaches(held, asked(one, policy)))
  const rows = reference(mine, (one) => asked(one, policy))
  return [
    'A command stands on a line of its own in a comment. With the role that you hold here, you may type:',
    table(REFERENCE_HEAD, rows),
    'Where another bot answers to a word, put `/sitrep` in front of it: `/sitrep help`.',
  ].join('\n\n')
}

function explained(one: Command, scene: Scene): string {
  const { policy } = scene
  const examples = one.examples.map((example) => inline(example)).join(', ')
  const aliases = one.aliases.map((alias) => `\`/${alias}\``).join(', ')
  return [
    `${inline(usage(one))}: ${one.summary}.`,
    ...(aliases === '' ? [] : [`Also typed as ${aliases}.`]),
    `Asks for the role ${asked(one, policy)}${elsewhere(one, scene)}. For example: ${examples}.`,
  ].join('\n')
}

/** Where it is typed, for whoever asks about it in another place. */
function elsewhere(one: Command, scene: Scene): string {
  if (commandsOf(placeOf(scene), [one]).length > 0) return ''
  return one.during === 'action' ? ', on an action item' : ', on an incident'
}
