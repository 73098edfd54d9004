import { DETECTIONS, TIMES } from '../../domain/fact.ts'
import type { Instant } from '../../domain/instant.ts'
import { CATEGORIES, ended } from '../../domain/status.ts'
import { type Case, EXCLUSIONS } from '../../metrics/material.ts'
import { decodeCase, FLAGS, runs } from './case-cells.ts'
import type { Pool } from './pool.ts'
import { type Cell, lineOf, placeOf, type Row, type RowForm } from './row.ts'

/** Incidents in the snapshot. A change of the cells makes another `VERSION` of the index. */
export const CASE_ROWS: RowForm<Case> = { encode, decode: decodeCase, until, lean }

function encode({ number, value }: Row<Case>, now: number): string {
  if (value === null) return lineOf([number])
  const base = TIMES.map((name) => value.times[name]).find((at) => at !== null) ?? 0
  const from = (at: Instant | null): number | null => (at === null ? null : at - base)
  const { postmortem } = value
  return lineOf([
    number,
    value.title,
    placeOf(CATEGORIES, value.category),
    base,
    TIMES.map((name) => from(value.times[name])),
    value.severity,
    value.services,
    value.cause,
    placeOf(DETECTIONS, value.detection),
    flags(value),
    value.responders,
    spent(value, now, base),
    from(postmortem.dueAt),
    from(postmortem.publishedAt),
    from(value.openedAt),
    value.earlier.map((one) => [one.openedAt, one.mitigatedAt, one.resolvedAt].map(from)),
    value.share,
    value.causedBy.map((one) => (one.kind === 'commit' ? [one.sha] : [one.repository, one.number])),
    value.disorders.map((pair) => pair.map((name) => placeOf(TIMES, name))),
  ])
}

const flags = ({ excluded, alert, runbook, postmortem: { owed, skipped } }: Case): number =>
  placeOf(EXCLUSIONS, excluded) +
  (alert ? FLAGS.alert : 0) +
  (runbook ? FLAGS.runbook : 0) +
  (owed ? FLAGS.owed : 0) +
  (skipped ? FLAGS.skipped : 0)

/**
 * Pairs of a category and its milliseconds. What still runs is kept as when it would have begun, had it run without a
 * break: the line then stays as it is while nothing happens.
 */
const spent = ({ inStatus, category }: Case, now: number, base: number): readonly Cell[] =>
  CATEGORIES.flatMap((name) => {
    const ms = inStatus[name]
    if (ms === undefined) return []
    return [placeOf(CATEGORIES, name), runs(name, category) ? now - ms - base : ms]
  })

/** Also what counts nowhere is counted apart, by when it was declared; a postmortem by when it is due. */
function until({ category, times, earlier, postmortem }: Case): number | null {
  if (!ended(category)) return null
  const ends = earlier.map(({ resolvedAt }) => resolvedAt ?? 0)
  return Math.max(...TIMES.map((name) => times[name] ?? 0), ...ends, postmortem.dueAt ?? 0)
}

function lean(one: Case, { text, texts, list }: Pool): Case {
  return {
    ...one,
    ...{ severity: text(one.severity), cause: text(one.cause) },
    ...{ services: texts(one.services), responders: texts(one.responders) },
    ...{ earlier: list(one.earlier), causedBy: list(one.causedBy) },
    disorders: list(one.disorders),
  }
}
