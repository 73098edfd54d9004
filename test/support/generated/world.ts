import type { Key } from '../../../src/github/keys.ts'
import { createUser } from '../../../src/sandbox/actions/places.ts'
import { computeIssues, type IssueSource } from '../../../src/sandbox/computed-issues.ts'
import { userByLogin } from '../../../src/sandbox/find.ts'
import type { Repository } from '../../../src/sandbox/model.ts'
import { nextId, type World } from '../../../src/sandbox/world.ts'
import { US } from './course.ts'
import { issueOf, outlineOf } from './issue.ts'
import { CAUSES, countOf, lifeOf, PAGER, PEOPLE, SERVICES, SEVERITIES, type Size } from './life.ts'

/** What the team of that repository has decided; all else is as it comes. */
export const CONFIG = `reports:
  data: true
bots: ["${PAGER}"]
services:
${SERVICES.map((name) => `  ${name}: {}`).join('\n')}
`

const STATUSES = ['triage', 'investigating', 'mitigated', 'resolved', 'cancelled', 'duplicate']
const LABELS = [
  'incident',
  'drill',
  ...SEVERITIES,
  ...STATUSES.map((name) => `status: ${name}`),
  ...SERVICES.map((name) => `service: ${name}`),
  ...CAUSES.map((name) => `cause: ${name}`),
]

export interface Filled {
  /** Lets the last day happen, in which some of them change. */
  readonly pass: () => void
}

/** Fills a repository that has no issue yet with incidents of ours, as many as the size says. */
export function fill(
  world: World,
  repository: Repository,
  size: Omit<Size, 'later'>,
  app: { readonly id: number; readonly keys: readonly Key[] },
): Filled {
  let now: Size = { ...size, later: false }
  for (const name of LABELS) {
    const label = { id: nextId(world), name, color: 'ededed', description: null, default: false }
    if (!repository.labels.some((one) => one.name === name)) repository.labels.push(label)
  }
  if (userByLogin(world, PAGER) === undefined) createUser(world, PAGER, 'Bot')
  const ground = {
    repository: repository.id,
    keys: app.keys,
    appId: app.id,
    users: new Map([...PEOPLE, 'eve', PAGER, US].map((who) => [who, idOf(world, who)])),
    labels: new Map(repository.labels.map(({ name, id }) => [name, id])),
  }
  const source: IssueSource = {
    count: () => countOf(now),
    outline: (number) => outlineOf(lifeOf(number, now), ground),
    issue: (number) => issueOf(lifeOf(number, now), ground),
    version: () => Number(now.later),
  }
  computeIssues(world, repository, source)
  return {
    pass: () => {
      now = { ...now, later: true }
      repository.lastNumber = Math.max(repository.lastNumber, source.count())
    },
  }
}

function idOf(world: World, login: string): number {
  const user = userByLogin(world, login)
  if (user === undefined) throw new Error(`the world has no ${login}`)
  return user.id
}
