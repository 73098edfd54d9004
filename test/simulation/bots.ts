import { comment } from '../../src/sandbox/actions/comments.ts'
import { addLabels, removeLabel } from '../../src/sandbox/actions/labels.ts'
import { createUser, setRole } from '../../src/sandbox/actions/places.ts'
import { userByLogin } from '../../src/sandbox/find.ts'
import type { Comment, Issue, Repository, User } from '../../src/sandbox/model.ts'
import { Refusal } from '../../src/sandbox/refusal.ts'
import type { Actor, Happening, World } from '../../src/sandbox/world.ts'
import type { Box } from './box.ts'
import type { Life } from './life.ts'
import type { Bot } from './schedule.ts'
import type { VirtualTime } from './virtual-time.ts'

/** Bots of others run somewhere else. */
const ELSEWHERE: Life = { name: 'bots of others', alive: true }
/** How long they take to come up with something. */
const THINKS_MS = 1_700

interface Heard {
  readonly world: World
  readonly actor: Actor
  readonly repository: Repository
  readonly issue: Issue
  readonly happening: Happening
}

/** What one does about what we have done. False where it does nothing. */
type Manner = (heard: Heard) => boolean

const answers: Manner = ({ world, actor, repository, issue, happening }) => {
  if (happening.event !== 'issue_comment' || happening.action !== 'created') return false
  comment(world, actor, repository, issue, 'Thank you, Sitrep!\n\n/ack\n/sev 1')
  return true
}

const quotes: Manner = ({ world, actor, repository, issue, happening }) => {
  const said = issue.comments.findLast(({ authorId }) => authorId === happening.sender.id)
  if (happening.event !== 'issue_comment' || said === undefined) return false
  const asked = issue.comments.findLast(({ body }) => body.startsWith('/'))
  comment(world, actor, repository, issue, `${quoted(said)}\n\n${asked?.body ?? '/status'}`)
  return true
}

const quoted = ({ body }: Comment): string =>
  body
    .split('\n')
    .slice(0, 20)
    .map((line) => `> ${line}`)
    .join('\n')

/** Takes off what we have put on, and puts on what it thinks itself. */
const relabels: Manner = ({ world, actor, repository, issue, happening }) => {
  const { label } = happening.payload as { readonly label?: { readonly name: string } }
  if (happening.event !== 'issues' || happening.action !== 'labeled') return false
  if (label === undefined) return false
  removeLabel(world, actor, repository, issue, label.name)
  addLabels(world, actor, repository, issue, ['sev4', 'triage-needed'])
  return true
}

/** A workflow that copies what we say, hidden lines and all, as `github-actions[bot]`. */
const workflow: Manner = ({ world, actor, repository, issue, happening }) => {
  if (happening.event !== 'issue_comment' || happening.action !== 'created') return false
  const said = issue.comments.findLast(({ authorId }) => authorId === happening.sender.id)
  if (said === undefined) return false
  comment(world, actor, repository, issue, said.body)
  return true
}

const MANNERS: Readonly<Record<Bot['kind'], readonly [login: string, manner: Manner]>> = {
  answers: ['polite[bot]', answers],
  quotes: ['parrot[bot]', quotes],
  relabels: ['labeler[bot]', relabels],
  workflow: ['github-actions[bot]', workflow],
}

/** Has bots of others do something about each thing that we do, as often as each of them may. */
export function letBotsIn(it: Box, time: VirtualTime, bots: readonly Bot[]): void {
  for (const { kind, most } of bots) {
    const [login, manner] = MANNERS[kind]
    const user = knownAs(it, login)
    let left = most
    it.sandbox.world.watch((happening) => {
      if (happening.sender.id !== it.seeded.app.botId || left === 0) return
      void time
        .within(ELSEWHERE, () => time.sleep(THINKS_MS))
        .then(() => {
          if (left > 0 && reacts(it, user, manner, happening)) left -= 1
        })
    })
  }
}

/** With the right to write, as Apps of others have it. */
function knownAs({ sandbox, seeded }: Box, login: string): User {
  const { world } = sandbox
  const user = userByLogin(world, login) ?? createUser(world, login, 'Bot')
  setRole(world, seeded.repository, user, 'write')
  return user
}

function reacts({ sandbox }: Box, user: User, manner: Manner, happening: Happening): boolean {
  const { world } = sandbox
  const { repository, payload } = happening
  const { number } = (payload['issue'] ?? {}) as { readonly number?: number }
  const issue = repository?.issues[number ?? 0]
  if (repository === null || issue === undefined || issue.deleted) return false
  try {
    return manner({ world, actor: { user, grant: null }, repository, issue, happening })
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
