import type { Person } from '../commands/command.ts'
import type { Instant } from '../domain/instant.ts'
import { PERMISSIONS, type Permission } from '../domain/permission.ts'
import type { Asked } from '../plan/setup.ts'
import type { Client } from './client.ts'
import { Failure } from './failure.ts'

/** How long an answer about somebody's role is believed. */
const BELIEVED_MS = 60_000

interface Held {
  readonly at: Instant
  readonly person: Person | null
}

/** Answers about roles, kept for a minute at most. One for each process. */
export type People = Map<string, Held>

interface Permissions {
  readonly role_name?: string
  readonly permission?: string
  readonly user?: { readonly login?: string } | null
}

/** Asks GitHub for the role of each; who cannot be asked about is `unknown`, which allows nothing. */
export async function askPeople(
  client: Client,
  at: { readonly owner: string; readonly repo: string },
  logins: readonly string[],
  people: People,
  now: Instant,
): Promise<Asked> {
  const asked = new Map<string, Person | null | 'unknown'>()
  for (const login of logins) {
    const key = `${at.owner}/${at.repo} ${login}`
    const held = people.get(key)
    const fresh = held !== undefined && now - held.at < BELIEVED_MS ? held.person : undefined
    const person = fresh === undefined ? await look(client, at, login) : fresh
    if (person !== 'unknown')
      people.set(key, { at: held && fresh !== undefined ? held.at : now, person })
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
  try {
    const { data } = await client.get(
      'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
      { owner: at.owner, repo: at.repo, username },
    )
    const answer = data as Permissions
    return { login: answer.user?.login ?? username, permission: permissionOf(answer) }
  } catch (error) {
    if (error instanceof Failure && error.kind === 'missing') return null
    if (error instanceof Failure && error.kind !== 'credentials') return 'unknown'
    throw error
  }
}

/** `permission` folds triage into read and maintain into write, so it only stands in for custom roles. */
function permissionOf({ role_name: role, permission }: Permissions): Permission {
  return (
    PERMISSIONS.find((one) => one === role) ??
    PERMISSIONS.find((one) => one === permission) ??
    'none'
  )
}

function forget(people: People, now: Instant): void {
  for (const [key, { at }] of people) if (now - at >= BELIEVED_MS) people.delete(key)
}
