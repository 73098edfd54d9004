import { readConfig } from '../config/read.ts'
import { absolute, iso } from '../domain/instant.ts'
import type { SweptIssue } from '../engine/sweep.ts'
import { columns } from './columns.ts'
import { effectWords } from './effect-words.ts'
import { exitCodeOf, type Look, resultOf } from './incident.ts'
import { itemJson, itemWords } from './item-rows.ts'

/** What a look at one issue came to, in words where it failed. */
export type Looked = Pick<SweptIssue, 'issue'> &
  ({ readonly look: Look } | { readonly failed: string })

const INCIDENTS = ['Issue', 'Severity', 'Status', 'Next look', 'Writes']
const EFFECTS = ['Issue', 'Effect', 'Result', 'What']

/** How each incident stands, then what is to be written, each a row; what is no incident and needs nothing has none. */
export function sweepTable(looked: readonly Looked[]): string {
  if (looked.length === 0) return 'Nothing to look at: no incident is open here.'
  const incidents = looked.flatMap(standingOf)
  const effects = looked.flatMap(effectsOf)
  return [
    ...(incidents.length === 0 ? [] : [columns(INCIDENTS, incidents)]),
    ...(effects.length === 0 ? [] : [columns(EFFECTS, effects, 'folded')]),
    summary(looked),
  ].join('\n\n')
}

type Row = readonly string[]

function standingOf(one: Looked): readonly Row[] {
  const issue = `#${one.issue.number}`
  if ('failed' in one) return [[issue, '', '', '', 'failed']]
  const { seen, replayed, item, effects, wakeAt } = one.look.converged
  const { incident } = replayed ?? {}
  if (effects.length === 0 && !incident?.ours && item?.action.end !== null) return []
  const { policy } = readConfig(seen?.config ?? [])
  const { zone } = policy
  const next = wakeAt === null ? 'none' : absolute(wakeAt, zone)
  const count = effects.length === 0 ? 'nothing' : String(effects.length)
  if (item !== null) {
    const { priority } = item.action
    return [[issue, priority ?? '', `action item, ${itemWords(item.action, policy)}`, next, count]]
  }
  return [[issue, incident?.severity ?? '', incident?.status ?? '', next, count]]
}

function effectsOf(one: Looked): readonly Row[] {
  const issue = `#${one.issue.number}`
  if ('failed' in one) return [[issue, '', 'failed', one.failed]]
  const { look } = one
  return look.converged.effects.map((effect, at) => {
    const [type, what] = effectWords(effect)
    const [result = '', ...why] = resultOf(look, at).split(': ')
    return [issue, type, result, [...why, what].join(': ')]
  })
}

function summary(looked: readonly Looked[]): string {
  const wrong = looked.filter((one) => 'failed' in one || exitCodeOf(one.look) === 1).length
  const changed = looked.filter((one) => 'look' in one && one.look.converged.effects.length > 0)
  const failures = wrong === 0 ? '' : `, ${wrong} not as wished`
  return `Issues looked at: ${looked.length}, with something to write: ${changed.length}${failures}.`
}

/** The same for programs, times as ISO texts. */
export function sweepJson(one: Looked) {
  const { number, open } = one.issue
  if ('failed' in one) return { issue: number, open, failed: one.failed }
  const { seen, replayed, item, effects, wakeAt, parked } = one.look.converged
  const { policy } = readConfig(seen?.config ?? [])
  const { ours = false, severity = null, status = null } = replayed?.incident ?? {}
  return {
    issue: number,
    open,
    incident: ours,
    severity,
    status: ours ? status : null,
    action: item === null ? null : itemJson(item.action, policy),
    nextLook: wakeAt === null ? null : iso(wakeAt),
    parked,
    effects: effects.map((effect, at) => ({ ...effect, result: resultOf(one.look, at) })),
  }
}
