import type { Person } from '../commands/command.ts'
import type { Instant } from '../domain/instant.ts'
import { PERMISSIONS, type Permission } from '../domain/permission.ts'
import type { Asked } from '../plan/setup.ts'
import type { Client } from './client.ts'
import { Failure } from './failure.ts'

/** How long an answer about somebody's role is kept at all. */
const KEPT_MS = 60_000

interface Held {
  readonly at: Instant
  readonly person: Person | null
}

/** Answers about roles, kept for a minute at most, for whoever looks at the same time. One for each process. */
export type People = Map<string, Held>

interface Permissions {
  readonly role_name?: unknown
  readonly permission?: unknown
  readonly user?: { readonly login?: unknown } | null
}

/** When the issue was read whose words are to be judged, and now. */
interface Times {
  readonly since: Instant
  readonly now: Instant
}

/**
 * Asks GitHub for the role of each; who cannot be asked about is `unknown`, which allows nothing. An answer from before
 * `since` is older than what is judged by it: a role that was taken away in between would still count, and a new one not.
 */
export async function askPeople(
  client: Client,
  at: { readonly owner: string; readonly repo: string },
  logins: readonly string[],
  people: People,
  { since, now }: Times,
): Promise<Asked> {
  const asked = new Map<string, Person | null | 'unknown'>()
  for (const login of logins) {
    const key = `${at.owner}/${at.repo} ${login}`
    const held = people.get(key)
    const isFresh = held !== undefined && held.at >= since
    const person = isFresh ? held.person : await look(client, at, login)
    if (!isFresh && person !== 'unknown') people.set(key, { at: now, person })
    asked.set(login.toLowerCase(), person)
  }
  forget(people, now)
  return asked
}

async function look(
  client: Client,
  at: { readonly owner: string; readonly repo: string },
  username: string,
): Promise<Person | null | 'unknown'> {
  if (username.toLowerCase() === DELETED) return null
  try {
    const { data } = await client.get(
      'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
      { owner: at.owner, repo: at.repo, username },
    )
    return personIn((data ?? {}) as Permissions, username)
  } catch (error) {
    if (error instanceof Failure && error.kind === 'missing') return null
    if (error instanceof Failure && error.kind !== 'credentials') return 'unknown'
    throw error
  }
}

/** The name that stands for every deleted account; an account of that name would speak for all of them. */
const DELETED = 'ghost'

/** An answer that names no role that we know is none: a proxy's page, or another GitHub's. */
function personIn({ role_name, permission, user }: Permissions, username: string) {
  const held = roleIn(role_name) ?? roleIn(permission)
  if (held === undefined) return 'unknown'
  const login = typeof user?.login === 'string' ? user.login : username
  return { login, permission: held }
}

/** `permission` folds triage into read and maintain into write, so it only stands in for custom roles. */
const roleIn = (name: unknown): Permission | undefined => PERMISSIONS.find((one) => one === name)

function forget(people: People, now: Instant): void {
  for (const [key, { at }] of people) if (now - at >= KEPT_MS) people.delete(key)
}
