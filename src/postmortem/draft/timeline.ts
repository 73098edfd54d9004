import { type Fact, TIMES, type TimeName } from '../../domain/fact.ts'
import { HOUR_MS, type Instant, MINUTE_MS } from '../../domain/instant.ts'
import { fileLink, fileText } from '../../markdown/file-text.ts'
import { safeHref } from '../../markdown/link.ts'
import { durationWords } from '../../markdown/when.ts'
import type { Deployment } from './about.ts'
import { eventWords } from './event-words.ts'
import { clock, type Scene, site, utc, whereOf } from './scene.ts'
import { DETECTED } from './times.ts'

/** A line of the timeline. */
export interface Row {
  readonly at: Instant
  /** Markdown. */
  readonly what: string
  readonly url: string
}

/** More than that nobody reads; the incident has them all. */
const MOST = 400
/** Deployments so long before the start still belong to the story. */
const BEFORE_MS = HOUR_MS

export function timelineRows(at: Scene): readonly Row[] {
  const rows = [...facts(at), ...times(at), ...deployed(at)].toSorted((a, b) => a.at - b.at)
  const left = rows.length - MOST
  const [before, after] = [rows.slice(0, MOST / 2), rows.slice(-MOST / 2)]
  const first = after[0]
  if (left <= 0 || first === undefined) return rows
  const what = `${left} more events are told on the incident only.`
  return [...before, { at: first.at, what, url: at.about.issue.url }, ...after]
}

/** `[14:05](where it can be seen)` */
export const rowLink = (row: Row, at: Scene): string => fileLink(row.url, clock(row.at, at))

function facts(at: Scene): readonly Row[] {
  return at.incident.history.flatMap((fact) => {
    const what = eventWords(fact, at)
    const when = 'when' in fact ? fact.when : fact.at
    return what === null ? [] : [{ at: when, what, url: whereOf(fact.ref, at) }]
  })
}

/** Which fact already says that a time has come. */
const SAYS: Readonly<Record<TimeName, (fact: Fact) => boolean>> = {
  started: () => false,
  detected: () => false,
  declared: ({ type }) => type === 'declared',
  acknowledged: ({ type }) => type === 'acknowledged',
  mitigated: (fact) => fact.type === 'status-entered' && fact.category === 'mitigated',
  resolved: (fact) => fact.type === 'status-entered' && fact.category === 'resolved',
}

function times(at: Scene): readonly Row[] {
  const { history, times: held, detection } = at.incident
  const WORDS: Readonly<Record<TimeName, string>> = {
    started: 'Impact began',
    detected: detection === null ? 'Noticed' : `Noticed by ${DETECTED[detection]}`,
    declared: 'Declared an incident',
    acknowledged: 'First response',
    mitigated: 'Impact over',
    resolved: 'Resolved',
  }
  return TIMES.flatMap((name) => {
    const mark = held[name]
    if (mark === undefined) return []
    if (history.some((fact) => fact.at === mark.at && SAYS[name](fact))) return []
    const set = history.findLast(
      (fact) => fact.type === 'time-set' && fact.time === name && fact.value === mark.at,
    )
    const url = set === undefined ? at.about.issue.url : whereOf(set.ref, at)
    const entered = mark.provenance === 'entered' ? ' (entered by hand)' : ''
    return [{ at: mark.at, what: `${WORDS[name]}${entered}`, url }]
  })
}

function deployed(at: Scene): readonly Row[] {
  const { startAt, endAt, about } = at
  const inside = (one: Deployment) =>
    one.at >= startAt - BEFORE_MS && one.at <= (endAt ?? startAt + BEFORE_MS)
  return about.deployments.filter(inside).map((one) => ({
    at: one.at,
    what: `Deployed ${fileText(refWords(one), 80)} to ${fileText(one.environment, 60)}`,
    url: deploymentUrl(one, at),
  }))
}

const LISTED = 5
const LOOKED_BACK_MS = 24 * HOUR_MS

/** What was deployed in the day before the start, latest first: where the trigger is looked for first. */
export function deploymentsBefore(at: Scene): readonly string[] {
  return at.about.deployments
    .filter((one) => one.at <= at.startAt && one.at >= at.startAt - LOOKED_BACK_MS)
    .toSorted((a, b) => b.at - a.at)
    .slice(0, LISTED)
    .map((one) => {
      const before = Math.round((at.startAt - one.at) / MINUTE_MS) * MINUTE_MS
      const when = before === 0 ? 'as it started' : `${durationWords(before)} before the start`
      const link = fileLink(deploymentUrl(one, at), refWords(one))
      return `${link} to ${fileText(one.environment, 60)}, ${utc(one.at)}, ${when}`
    })
}

/** `v2.3.1 (abc1234)` */
function refWords({ ref, sha }: Deployment): string {
  const short = sha.slice(0, 7)
  return ref === '' || sha.startsWith(ref) ? short : `${ref} (${short})`
}

const deploymentUrl = ({ url, sha }: Deployment, at: Scene): string =>
  url !== null && safeHref(url) !== null ? url : `${site(at)}/${at.about.repository}/commit/${sha}`
