import type { Role } from '../../src/sandbox/model.ts'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import type { VirtualTime } from './virtual-time.ts'

/** Something that has happened on GitHub, as GitHub itself knows it: whoever did it, and whether or not anybody was told. */
export interface Happened {
  /** Virtual milliseconds. */
  readonly at: number
  /** `issue_comment`, `issues`, `push` ... */
  readonly event: string
  readonly action: string | null
  /** Login, with its suffix where it is a bot. */
  readonly by: string
  readonly bot: boolean
  /** What everybody held on the repository at that moment, by login. */
  readonly roles: Readonly<Record<string, Role>>
  /** `owner/name`; null where it concerns none. */
  readonly repository: string | null
  /** As its webhook would tell of it. */
  readonly payload: Readonly<Record<string, unknown>>
}

/** Writes down from here on all that happens, in its order. */
export function witnessed({ world, state }: Sandbox, time: VirtualTime): Happened[] {
  const log: Happened[] = []
  world.watch(({ event, action, repository, sender, payload }) => {
    const roles = Object.entries(repository?.roles ?? {}).flatMap(([id, role]) => {
      const login = state.users[Number(id)]?.login
      return login === undefined ? [] : [[login, role] as const]
    })
    const owner = repository === null ? undefined : state.users[repository.ownerId]
    log.push({
      at: time.now(),
      event,
      action,
      by: sender.login,
      bot: sender.type === 'Bot',
      roles: Object.fromEntries(roles),
      repository: repository === null ? null : `${owner?.login}/${repository.name}`,
      payload,
    })
  })
  return log
}
