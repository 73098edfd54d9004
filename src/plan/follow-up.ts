import { nextWorking } from '../domain/calendar.ts'
import type { Incident } from '../domain/incident.ts'
import { DAY_MS, type Instant, local, plus, shownAt, wall } from '../domain/instant.ts'
import type { Policy } from '../domain/policy.ts'
import { inert } from '../markdown/inert.ts'
import { link } from '../markdown/link.ts'
import type { Reply } from './answers.ts'
import { fileLink, type View } from './card/view.ts'
import type { Snapshot } from './snapshot.ts'

/** Another incident of the same cause that hurt one of the same services. */
export interface Recurrence {
  readonly number: number
  readonly title: string
  readonly url: string
  readonly declaredAt: Instant
}

/** What to look for. */
export interface Recall {
  readonly cause: string
  /** At least one. */
  readonly services: readonly string[]
  /** Nothing that was declared before it counts. */
  readonly since: Instant
}

const WEEKS = 4
/** Whoever comes later than that finds history. */
const STALE_MS = WEEKS * 7 * DAY_MS
const MOST_SHOWN = 10

type Published = Pick<Incident['history'][number], 'at'>

/** The first version since the document was last taken back: later edits begin no new four weeks. */
function firstPublished({ history }: Incident): Published | null {
  const withdrawn = history.findLastIndex(({ type }) => type === 'postmortem-withdrawn')
  const isFirst = ({ type }: Incident['history'][number]) => type === 'postmortem-published'
  return history.slice(withdrawn + 1).find(isFirst) ?? null
}

/** Said once for each document that was published and not taken back. */
const keyOf = ({ history }: Incident): string =>
  `followup:${history.filter(({ type }) => type === 'postmortem-withdrawn').length + 1}`

/**
 * When somebody looks whether it has come back: four weeks after the postmortem was published, in working hours. Null
 * where none is published, where it was told, and where there is nothing to learn from it.
 */
function followUpAt(
  incident: Incident,
  policy: Policy,
  replies: readonly string[],
): Instant | null {
  const { ours, drill, category, postmortem } = incident
  const isOver = category === 'reviewed' || category === 'resolved'
  const published = firstPublished(incident)
  if (!ours || drill || !isOver || postmortem.published === null || published === null) return null
  if (replies.includes(keyOf(incident))) return null
  const { zone } = policy.calendar
  const [later] = shownAt(wall(published.at, zone) + WEEKS * 7 * DAY_MS, zone)
  return nextWorking(later, policy.calendar)
}

/** Whether it is time, and not long past it. */
function isDue(incident: Incident, policy: Policy, { replies }: Snapshot, now: Instant): boolean {
  const at = followUpAt(incident, policy, replies)
  return at !== null && at <= now && now < plus(at, STALE_MS)
}

/** When a look will have to tell of it; null where one has to now, and where none will. */
export function nextFollowUp(
  { incident, policy, now }: View,
  { replies }: Snapshot,
): Instant | null {
  const at = followUpAt(incident, policy, replies)
  return at !== null && at > now ? at : null
}

/** What has to be looked for now; null where nothing has, or where nobody has said what it would be. */
export function recallOf(
  incident: Incident,
  policy: Policy,
  seen: Snapshot,
  now: Instant,
): Recall | null {
  const { cause, services } = incident
  const since = firstPublished(incident)?.at
  const isMute = seen.issue.locked || seen.repository.archived
  if (isMute || since === undefined || !isDue(incident, policy, seen, now)) return null
  return cause === null || services.length === 0 ? null : { cause, services, since }
}

/** The one comment that tells whether it has come back; none where that was to be asked and could not be. */
export function followUp(view: View, seen: Snapshot): readonly Reply[] {
  const { incident, policy, now } = view
  if (!isDue(incident, policy, seen, now)) return []
  const words = wordsOf(view, seen.recurrences)
  return words === null ? [] : [{ key: keyOf(incident), body: words }]
}

function wordsOf(view: View, found: Snapshot['recurrences']): string | null {
  const { cause, services } = view.incident
  if (cause === null || services.length === 0) return unknown(view)
  if (found === null) return null
  const what = `${services.map((name) => inert(name, 60)).join(', ')} with the cause ${inert(cause, 60)}`
  if (found.length === 0)
    return `**It has not come back.** ${since(view)} no other incident has hurt ${what}.`
  const count = found.length === 1 ? 'another incident has' : `${found.length} other incidents have`
  const rows = found.slice(0, MOST_SHOWN).map((one) => row(one, view))
  const more = found.length - rows.length
  return [
    `**It has come back.** ${since(view)} ${count} hurt ${what}:`,
    [...rows, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n'),
    'What the postmortem asked for may not be done yet, or not be enough.',
  ].join('\n\n')
}

function unknown(view: View): string {
  const { cause, services } = view.incident
  const missing = [
    ...(services.length === 0 ? ['the service (`/service <name>`)'] : []),
    ...(cause === null ? ['the cause (`/cause <category>`)'] : []),
  ]
  return `**Whether it has come back cannot be told.** ${since(view)} ${WEEKS} weeks have passed, but nobody has named ${missing.join(' and ')}, by which incidents are compared.`
}

function since(view: View): string {
  const { incident, policy } = view
  const { published } = incident.postmortem
  const at = firstPublished(incident)?.at
  const date = at === undefined ? '' : ` on ${local(at, policy.zone).date}`
  const document = published === null ? '' : ` (${fileLink(published, view)})`
  return `Since the postmortem${document} was published${date},`
}

function row({ number, title, url, declaredAt }: Recurrence, { policy }: View): string {
  const { date } = local(declaredAt, policy.zone)
  return `- ${link(url, `issue ${number}`)}, ${date}: ${inert(title, 120)}`
}
