import { setTimeout as pause } from 'node:timers/promises'
import { type Converged, type ConvergeOptions, converge, plan } from '../src/engine/converge.ts'
import type { World } from '../src/engine/world.ts'
import { outcomeOf } from '../src/github/outcome.ts'
import { toRequest } from '../src/github/requests.ts'
import { githubWorld } from '../src/github/world.ts'
import { type Effect, isOffered } from '../src/plan/effect.ts'
import type { Snapshot } from '../src/plan/snapshot.ts'
import { type Attempt, applyEnded, type Judged } from './applied.ts'
import type { Change, Ended, Planned } from './ended.ts'
import { isLeft } from './leaves.ts'
import { noted } from './noted.ts'
import { gravest } from './reasons.ts'
import type { Session } from './session.ts'
import { issueSummary } from './summary/issue.ts'

/** What a look at an issue came to: for the run's end, and for what follows from it. */
export interface IssueLook {
  readonly ended: Ended
  readonly converged: Converged
}

/** After which pauses in milliseconds an issue is looked at again, where somebody was faster than our writing. */
const PAUSES = [1_000, 4_000] as const

/** Brings one issue to where it should be. In a dry run only what would be sent is thought out. Throws Failure. */
export async function lookAtIssue(
  session: Session,
  issue: number,
  options: ConvergeOptions = {},
): Promise<IssueLook> {
  return told(session, issue, await looked(session, worldOf(session, issue), options))
}

export const worldOf = ({ octokit, at, around }: Session, issue: number): World =>
  githubWorld(octokit, { ...at, issue_number: issue }, around)

/** Looks as this run may, a dry one plans; and again from the same world, which knows what it has sent. Throws Failure. */
export async function looked(
  { writes }: Pick<Session, 'writes'>,
  world: World,
  options: ConvergeOptions = {},
): Promise<Converged> {
  if (!writes) return plan(world, options)
  let last = await converge(world, options)
  const all = [last]
  for (const wait of PAUSES) {
    if (!isOvertaken(last)) break
    await pause(wait)
    last = await converge(world, options)
    all.push(last)
  }
  return inOne(all)
}

/** Somebody has changed the card meanwhile, or said something: what they did is read at once. */
const isOvertaken = ({ applied }: Converged): boolean =>
  applied.some((one) => one.result === 'failed' && one.reason === 'conflict')

/** The last look, with all that was done on the way to it. What was overtaken has been tried again. */
function inOne(all: readonly Converged[]): Converged {
  const last = all.at(-1) as Converged
  const before = all.slice(0, -1).flatMap(({ applied }) => applied.filter(isDone))
  return {
    ...last,
    effects: [...before.map(({ effect }) => effect), ...last.effects],
    applied: [...before, ...last.applied],
  }
}

const isDone = ({ result }: Converged['applied'][number]): boolean =>
  result === 'done' || result === 'already'

/** What one look has come to, for the run's end. */
export function told(session: Session, issue: number, converged: Converged): IssueLook {
  const { seen } = converged
  const effects = converged.effects.filter((one) => !isOffered(one) || !session.around.hurried?.())
  const planned = session.writes || seen === null ? [] : plannedOf(session, seen, effects)
  const { reason, troubles } = noted(
    converged.notes,
    judged(session, { ...converged, effects }),
    session.leaves,
  )
  const summary = issueSummary(converged)
  const changes = session.writes
    ? converged.applied.map(
        ({ effect, result }): Change => ({ type: effect.type, on: issue, result }),
      )
    : effects.map(({ type }): Change => ({ type, on: issue, result: 'planned' }))
  const ended = { reason, changes, outputs: outputsOf(converged), summary, troubles, planned }
  return { ended: { ...ended, annotations: [] }, converged }
}

/** The very requests that these effects are. */
function plannedOf(
  { at, around }: Session,
  seen: Snapshot,
  effects: readonly Effect[],
): readonly Planned[] {
  const issue = seen.issue.number
  const place = { repository: seen.repository.id, issue }
  const target = { at: { ...at, issue_number: issue }, place, keys: around.keys }
  return effects.map((effect) => {
    const { route, params } = toRequest(target, effect)
    return { route, params }
  })
}

function judged(session: Session, converged: Converged): Judged {
  const { seen, parked, effects } = converged
  if (parked === 'gone' || seen === null) return { reason: 'not-found', troubles: [] }
  if (parked === 'archived') return { reason: 'archived', troubles: [] }
  if (parked === 'authority-unknown') return { reason: 'roles-unknown', troubles: [] }
  if (effects.length === 0)
    return { reason: isOurs(converged) ? 'nothing-to-do' : 'not-an-incident', troubles: [] }
  return session.writes ? written(session, converged) : { reason: 'dry-run', troubles: [] }
}

function written({ around, leaves }: Session, converged: Converged): Judged {
  const isOthers = (one: Attempted) => isLeft(leaves, attemptOf(converged, one))
  const applied = converged.applied.filter((one) => !isOthers(one))
  const attempts = applied.map((one) => attemptOf(converged, one))
  const { reason: came, troubles } = applyEnded(
    attempts,
    outcomeOf({ ...converged, applied }, around.now()),
  )
  const reason = came === 'done' && converged.parked === 'locked' ? 'locked' : came
  const isShort = applied.length < converged.applied.length
  return { reason: gravest([reason, ...(isShort ? (['left-to-others'] as const) : [])]), troubles }
}

type Attempted = Converged['applied'][number]

/** Where its request goes tells which permission a refused effect lacked. */
function attemptOf({ seen }: Converged, one: Attempted): Attempt {
  const place = { repository: 0, issue: seen?.issue.number ?? 0 }
  const at = { owner: '', repo: '', issue_number: place.issue }
  const route = (effect: Effect) => toRequest({ at, place, keys: [] }, effect).route
  return { ...one, type: one.effect.type, route: route(one.effect) }
}

const isOurs = ({ replayed, item }: Converged): boolean =>
  item !== null || (replayed?.incident.openedAt ?? null) !== null

function outputsOf({ seen, replayed }: Converged): Ended['outputs'] {
  if (seen === null || replayed === null || replayed.incident.openedAt === null) return {}
  const { severity, status } = replayed.incident
  return { incident: String(seen.issue.number), severity: severity ?? '', status }
}
