import type { Probot } from 'probot'
import type { Instant } from '../domain/instant.ts'
import { converge } from '../engine/converge.ts'
import type { Key } from '../github/keys.ts'
import type { People } from '../github/people.ts'
import { githubWorld, type Surroundings } from '../github/world.ts'
import { described } from './described.ts'
import { patiently } from './patiently.ts'
import { type Payload, relevant } from './relevant.ts'

export interface AppOptions {
  readonly now: () => Instant
  readonly keys: readonly Key[]
}

/**
 * GitHub pokes; we look at the whole issue. The payload says only where, never what. Handlers never throw:
 * Probot would write the payload, with what people wrote, to the log.
 */
export function app(probot: Probot, options: AppOptions): void {
  const people: People = new Map()
  const me = ourLogin(probot)
  const around: Surroundings = { ...options, people, me }
  probot.on(['issues', 'issue_comment'], async (context) => {
    const log = context.log
    try {
      if (!relevant(context.name, context.payload as Payload, await me())) return
      const at = context.issue()
      const incident = `${at.owner}/${at.repo}#${at.issue_number}`
      const world = githubWorld(context.octokit, at, around)
      const { effects, applied, parked } = await patiently(() => converge(world))
      const failed = applied.flatMap((one) => (one.result === 'failed' ? [one.reason] : []))
      if (parked !== null) log.warn({ incident, parked }, 'parked: not all could be done')
      if (failed.length > 0) log.warn({ incident, failed }, 'GitHub refused a part')
      log.info({ incident, effects: effects.map(({ type }) => type) }, 'converged')
    } catch (error) {
      log.error(described(error), 'not converged')
    }
  })
}

/** Asked at the first delivery and kept: the name of an App's bot follows from its slug. */
function ourLogin(probot: Probot): () => Promise<string> {
  let login: Promise<string> | null = null
  const look = async () => {
    const octokit = await probot.auth()
    const { data } = await octokit.request('GET /app')
    return `${data?.slug ?? ''}[bot]`
  }
  return () => {
    login ??= look().catch((error: unknown) => {
      login = null
      throw error
    })
    return login
  }
}
