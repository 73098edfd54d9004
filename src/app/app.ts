import type { Probot } from 'probot'
import type { Instant } from '../domain/instant.ts'
import { converge } from '../engine/converge.ts'
import type { Key } from '../github/keys.ts'
import type { People } from '../github/people.ts'
import { githubWorld, type Surroundings } from '../github/world.ts'
import { described } from './described.ts'
import { ourLogin } from './our-login.ts'
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
  const me = ourLogin(() => probot.auth())
  const around: Surroundings = { ...options, people, me }
  probot.on(['issues', 'issue_comment'], async (context) => {
    const log = context.log
    try {
      const at = context.issue()
      const incident = `${at.owner}/${at.repo}#${at.issue_number}`
      const world = githubWorld(context.octokit, at, around)
      const concerns = async () => relevant(context.name, context.payload as Payload, await me())
      const done = await patiently(async () => ((await concerns()) ? converge(world) : null))
      if (done === null) return
      const { effects, applied, parked } = done
      const failed = applied.flatMap((one) => (one.result === 'failed' ? [one.reason] : []))
      if (parked !== null) log.warn({ incident, parked }, 'parked: not all could be done')
      if (failed.length > 0) log.warn({ incident, failed }, 'GitHub refused a part')
      log.info({ incident, effects: effects.map(({ type }) => type) }, 'converged')
    } catch (error) {
      log.error(described(error), 'not converged')
    }
  })
}
