import { reaches } from '../domain/permission.ts'
import { refuse } from '../domain/problem.ts'
import { command, decided, type Scene } from './command.ts'
import { inline } from './inline.ts'
import { actionOf } from './on-action.ts'
import { person } from './parts/person.ts'

export const owner = command({
  name: 'owner',
  aliases: [],
  summary: 'Give it to somebody, in place of whoever has it',
  parts: { who: person },
  who: 'triage',
  during: 'action',
  examples: ['/owner @ana', '/owner me'],
  decide({ who: login }, scene) {
    const held = scene.people.get(login.toLowerCase())?.permission ?? 'none'
    if (!reaches(held, 'triage')) return unassignable(login, held, scene)
    const { owners } = actionOf(scene)
    const isTheirs = owners.length === 1 && owners[0]?.toLowerCase() === login.toLowerCase()
    return decided(isTheirs ? [] : [{ type: 'owner-set', login }])
  },
})

/** GitHub assigns issues to those with triage and above, and drops all others in silence. */
function unassignable(login: string, held: string, { said, people }: Scene) {
  const have = held === 'none' ? 'no role' : `the role ${held}`
  const detail = `GitHub assigns issues to those who hold triage or more on the repository; ${inline(login)} holds ${have}.`
  const mine = people.get(said.by.toLowerCase())?.permission ?? 'none'
  const fix = reaches(mine, 'triage') ? '`/owner me`' : 'Name somebody who holds it.'
  return refuse('unassignable', detail, fix)
}
