import type { Instant } from '../../src/domain/instant.ts'
import { client } from '../../src/github/client.ts'
import { askPeople, type People } from '../../src/github/people.ts'
import type { Asked } from '../../src/plan/setup.ts'
import type { Held } from './rules.ts'

/** A role as GitHub tells it: `role` by its own name, `folded` as its older field has it. */
export interface Standing {
  readonly name: string
  readonly role: string
  readonly folded: string
  /** What a team means by it. */
  readonly held: Held
  /** Whether GitHub knows the account at all. */
  readonly known: boolean
}

const built = (role: Held, folded: string): Standing => ({
  ...{ name: role, role, folded, held: role, known: true },
})

export const STANDINGS: readonly Standing[] = [
  built('admin', 'admin'),
  built('maintain', 'write'),
  built('write', 'write'),
  built('triage', 'read'),
  built('read', 'read'),
  built('none', 'none'),
  { ...built('write', 'write'), name: 'a role of its own that can write', role: 'release-captain' },
  { ...built('read', 'read'), name: 'a role of its own that can read', role: 'security-helper' },
  { ...built('none', 'none'), name: 'suspended', known: false },
]

export interface ApiOutcome {
  readonly name: string
  /** What comes back; throws as Octokit throws. */
  readonly answer: (standing: Standing, login: string) => unknown
  /** What can be known from it; null where that is nothing. */
  readonly held: (standing: Standing) => Held | null
  /** What another look was told of the same person half a minute before. */
  readonly before?: 'admin' | 'none'
}

const refused = (status: number): never => {
  throw Object.assign(new Error(`HTTP ${status}`), { status, response: { headers: {}, data: {} } })
}

const user = (login: string) => ({ user: { login } })
const orNobody = (held: (one: Standing) => Held | null) => (one: Standing) =>
  one.known ? held(one) : 'none'
const whole = (one: Standing, login: string) =>
  one.known ? { permission: one.folded, role_name: one.role, ...user(login) } : refused(404)
const said = orNobody(({ held }) => held)

/** Folding makes triage a reader and maintain a writer, which is all that can be known then. */
const FOLDED = orNobody(({ folded }) => folded as Held)
const nothing = orNobody(() => null)

export const API: readonly ApiOutcome[] = [
  { name: '200 with role_name', answer: whole, held: said },
  {
    name: '200 without role_name',
    answer: (one, login) => (one.known ? { permission: one.folded, ...user(login) } : refused(404)),
    held: FOLDED,
  },
  {
    name: '200 with role_name alone',
    answer: (one, login) => (one.known ? { role_name: one.role, ...user(login) } : refused(404)),
    held: orNobody(({ role, held }) => (role === held ? held : null)),
  },
  { name: '403', answer: () => refused(403), held: () => null },
  { name: '404', answer: () => refused(404), held: () => 'none' },
  { name: '500', answer: () => refused(500), held: () => null },
  {
    name: 'no answer in time',
    answer: () => {
      throw new DOMException('The operation was aborted due to timeout', 'TimeoutError')
    },
    held: () => null,
  },
  { name: '200 with a page of HTML', answer: () => '<html>sign in</html>', held: () => null },
  { name: '200 with nothing', answer: () => null, held: () => null },
  {
    name: '200 with other kinds of values',
    answer: (one) =>
      one.known ? { role_name: ['admin'], permission: { admin: true } } : refused(404),
    held: nothing,
  },
  { name: '200 where the last answer was admin', answer: whole, held: said, before: 'admin' },
  { name: '200 where the last answer was none', answer: whole, held: said, before: 'none' },
]

const AT = { owner: 'acme', repo: 'shop' } as const
const HALF_A_MINUTE = 30_000

/** What our adapter makes of such an answer, with its own client and without its pauses. */
export async function asked(
  api: ApiOutcome,
  standing: Standing,
  login: string,
  now: Instant,
): Promise<Asked> {
  const people: People = new Map()
  let answer = api.answer
  const octokit = {
    request: async () => ({ status: 200, headers: {}, data: answer(standing, login) }),
    graphql: async () => null,
  }
  const github = client(octokit, { readPauses: [] })
  if (api.before !== undefined) {
    const role = api.before
    answer = () => ({ permission: role, role_name: role, ...user(login) })
    const then = (now - HALF_A_MINUTE) as Instant
    await askPeople(github, AT, [login], people, { now: then, since: then })
    answer = api.answer
  }
  return askPeople(github, AT, [login], people, { now, since: now })
}
