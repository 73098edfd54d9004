import { isNamed } from '../domain/change.ts'
import type { Change, FactBody } from '../domain/fact.ts'
import { nearest } from '../markdown/nearest.ts'
import { command, decided, type Part, type Scene } from './command.ts'
import { inline } from './inline.ts'
import { changeOf } from './parts/change.ts'
import { bare, either, firstWord, taken, unread } from './parts/taken.ts'

interface Named {
  readonly category: string | null
  readonly change: Change | null
  readonly drop: boolean
}

const plain = (word: string): string => word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
const names = ({ policy }: Scene): readonly string[] => policy.causes.map(({ name }) => name)

/** What people call a mistake is read as the process that let it through. */
const BLAME = new Set(['humanerror', 'human', 'usererror', 'operatorerror'])

function categoryOf(text: string, { policy }: Scene): string | null {
  const asked = plain(text)
  const found = policy.causes.find(({ name, aliases }) =>
    [name, ...aliases].some((word) => plain(word) === asked),
  )
  const process = policy.causes.find(({ name }) => plain(name) === 'process')
  return found?.name ?? (BLAME.has(asked) ? (process?.name ?? null) : null)
}

/** A change in front or behind, and the words of the category that are left. */
function split(
  text: string,
  scene: Scene,
): { readonly change: Change | null; readonly words: string } {
  const words = text.trim().split(/\s+/)
  const at = words.findIndex((word) => changeOf(bare(word), scene) !== null)
  if (at === -1 || categoryOf(text, scene) !== null) return { change: null, words: text }
  return {
    change: changeOf(bare(words[at] ?? ''), scene),
    words: words.filter((_, index) => index !== at).join(' '),
  }
}

const causeName: Part<Named> = {
  label: 'category|#pr|commit',
  optional: false,
  accepts: (scene) => `${either(names(scene))}, a pull request (\`#12\`) or a commit`,
  sample: (scene) => names(scene)[0] ?? '#12',
  take(text, scene) {
    const { change, words } = split(text, scene)
    if (change && words === '') return taken({ category: null, change, drop: false }, '')
    if (words.toLowerCase() === 'drop')
      return taken({ category: null, change: null, drop: true }, '')
    const category = categoryOf(words, scene)
    if (category !== null) return taken({ category, change, drop: false }, '')
    const detail = `${inline(words)} is no cause here. Accepted: ${causeName.accepts(scene)}.`
    const fix = nearest(firstWord(words).word, names(scene)) ?? causeName.sample(scene)
    return unread('unknown-choice', detail, fix)
  },
}

export const cause = command({
  name: 'cause',
  aliases: ['caused-by'],
  summary: 'Name the kind of cause, or the change that caused it',
  parts: { cause: causeName },
  who: 'triage',
  during: 'incident',
  examples: ['/cause deployment', '/cause #13', '/cause 4f2a9c1', '/cause human error'],
  decide({ cause: { category, change, drop } }, { incident }) {
    const facts: FactBody[] = []
    if (drop && incident.cause !== null)
      facts.push({ type: 'cause-cleared', cause: incident.cause })
    if (category !== null && category !== incident.cause)
      facts.push({ type: 'cause-set', cause: category })
    if (change && !isNamed(incident.causedBy, change))
      facts.push({ type: 'cause-change-named', change })
    return decided(facts)
  },
})
