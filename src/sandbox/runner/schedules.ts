import { Cron } from 'croner'
import { DAY_MS } from '../../domain/instant.ts'
import { exactNow } from '../exact-now.ts'
import { userById } from '../find.ts'
import { history } from '../git-history.ts'
import type { Repository } from '../model.ts'
import { repositoryJson } from '../present/repository.ts'
import { organization, simpleUser } from '../present/user.ts'
import { type FoundWorkflow, isObject, triggersOf, workflowsOf } from '../workflows.ts'
import type { World } from '../world.ts'
import { textAt } from './json.ts'
import { onDefault, type Trigger } from './trigger.ts'

interface Entry {
  readonly cron: string
  readonly timezone: string
}

/** In a public repository GitHub switches schedules off after so long without a push. */
const IDLE_MS = 60 * DAY_MS

/** The schedules of a workflow. Throws where one cannot be read. */
function entriesOf(content: unknown): readonly Entry[] {
  const list = triggersOf(content)['schedule']
  return (Array.isArray(list) ? list : []).filter(isObject).map((entry) => ({
    cron: textAt(entry, 'cron'),
    timezone: textAt(entry, 'timezone') || 'UTC',
  }))
}

function nextAfter({ cron, timezone }: Entry, after: number): number | null {
  const next = new Cron(cron, { timezone, mode: '5-part', paused: true }).nextRun(new Date(after))
  return next?.getTime() ?? null
}

export interface Due {
  readonly found: FoundWorkflow
  readonly trigger: Trigger
}

export interface Schedules {
  /** What has come due since the last look, each line of a schedule once, however long that was. */
  readonly due: () => readonly Due[]
  /** Milliseconds until the next one; null where there is none. */
  readonly untilNext: () => number | null
}

export function createSchedules(world: World): Schedules {
  let since = exactNow(world)
  const each = <T>(
    of: (repository: Repository, found: FoundWorkflow, entry: Entry) => readonly T[],
  ) =>
    Object.values(world.state.repositories)
      .filter(({ archived, workflowSettings }) => !archived && workflowSettings.actionsEnabled)
      .flatMap((repository) =>
        workflowsOf(world, repository).flatMap((found) =>
          entriesOf(found.content).flatMap((entry) => of(repository, found, entry)),
        ),
      )
  const due = () => {
    const [from, now] = [since, exactNow(world)]
    since = now
    return each((repository, found, entry): readonly Due[] => {
      const next = nextAfter(entry, from)
      if (next === null || next > now || sleeps(repository, found, now)) return []
      const trigger = scheduled(world, repository, found, entry)
      return trigger === null ? [] : [{ found, trigger }]
    })
  }
  const untilNext = () => {
    const times = each((_, __, entry) => {
      const next = nextAfter(entry, since)
      return next === null ? [] : [next - exactNow(world)]
    })
    return times.length === 0 ? null : Math.max(1, Math.min(...times))
  }
  return { due, untilNext }
}

function sleeps(repository: Repository, { workflow }: FoundWorkflow, now: number): boolean {
  const idle = !repository.private && now - repository.pushedAt > IDLE_MS
  if (idle && workflow.state === 'active') workflow.state = 'disabled_inactivity'
  return workflow.state !== 'active'
}

/** A schedule acts for whoever changed the default branch last. */
function scheduled(
  world: World,
  repository: Repository,
  { workflow }: FoundWorkflow,
  { cron }: Entry,
): Trigger | null {
  const place = onDefault(repository)
  if (place === null) return null
  const owner = userById(world, repository.ownerId)
  const [author] = history(repository.git, place.sha).flatMap(({ authorId }) => authorId ?? [])
  const actor = userById(world, author ?? owner.id)
  const payload = {
    schedule: cron,
    workflow: workflow.path,
    repository: repositoryJson(world, repository),
    ...(owner.type === 'Organization' ? { organization: organization(world, owner) } : {}),
    sender: simpleUser(world, actor),
  }
  const none = { headRef: '', baseRef: '', title: null, held: false }
  const { path } = workflow
  return { event: 'schedule', action: null, payload, repository, actor, ...place, ...none, path }
}
