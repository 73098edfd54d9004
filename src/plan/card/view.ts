import type { Change, Ref } from '../../domain/fact.ts'
import type { Incident } from '../../domain/incident.ts'
import { type Instant, local } from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'
import { inert } from '../../markdown/inert.ts'
import { link } from '../../markdown/link.ts'
import type { ShownItems } from '../actions/material.ts'
import type { Entry } from '../entry.ts'
import type { Setup } from '../setup.ts'
import type { Snapshot } from '../snapshot.ts'

/** All that a section of the card may show. */
export interface View {
  readonly incident: Incident
  readonly now: Instant
  readonly entries: readonly Entry[]
  readonly policy: Policy
  readonly problems: Setup['problems']
  readonly issue: Snapshot['issue']
  readonly repository: Snapshot['repository']
  readonly postmortem: Snapshot['postmortem']
  /** What its postmortem promises, as far as that has issues. */
  readonly items: ShownItems
  /** Whether its postmortem was late before we first saw the incident, so that nobody is asked for it. */
  readonly bygone: boolean
  /** Whether people may tick boxes in the card. */
  readonly signed: boolean
}

/** A part of the card: Markdown, or null where there is nothing to show. */
export type Section = (view: View) => string | null

/** Where something is shown, which is all that links and times need. */
export type Setting = Pick<View, 'issue' | 'repository' | 'policy'>

const site = ({ issue }: Pick<View, 'issue'>): string => issue.url.split('/').slice(0, 3).join('/')

/** A person's name as a link. Without the sign nobody is notified by an edit of the card. */
export function person(login: string, view: Pick<View, 'issue'>): string {
  const plain = login.replace(/\[bot\]$/, '')
  return /^[\w-]+$/.test(plain) ? `[${plain}](${site(view)}/${plain})` : inert(login, 60)
}

/** Time of day, with the date where it is not the day on which the incident was declared. */
export function clock(at: Instant, { policy, incident }: View): string {
  const { date, time } = local(at, policy.zone)
  const day = local(incident.times.declared?.at ?? at, policy.zone).date
  return date === day ? time : `${date} ${time}`
}

/** `2026-11-20 14:05 CET` */
export function stamp(at: Instant, { policy }: Pick<View, 'policy'>): string {
  const { date, time, zone } = local(at, policy.zone)
  return `${date} ${time} ${zone}`
}

/** Text that leads to where it was said, if it can be seen anywhere. */
export function source(text: string, ref: Ref, view: Setting): string {
  const { issue } = view
  if (ref.kind === 'document') {
    const url = `${site(view)}/${view.repository.name}/commit/${ref.commit}`
    return `[${text}](${url})`
  }
  return ref.kind === 'comment' ? `[${text}](${issue.url}#issuecomment-${ref.id})` : text
}

/** A pull request or commit as a link that is no reference: the card must not reach into other issues. */
export function change(what: Change, view: Setting): string {
  const base = `${site(view)}/${what.kind === 'pull' ? (what.repository ?? view.repository.name) : view.repository.name}`
  if (what.kind === 'commit') return `[commit ${what.sha.slice(0, 7)}](${base}/commit/${what.sha})`
  const other = what.repository !== null && what.repository !== view.repository.name
  const name = other ? `${inert(what.repository ?? '')} pull request` : 'pull request'
  return `[${name} ${what.number}](${base}/pull/${what.number})`
}

/** A file as it was brought by a commit, by its name. */
export function fileLink(
  { path, commit }: { readonly path: string; readonly commit: string },
  view: View,
): string {
  const steps = path.split('/').map(encodeURIComponent).join('/')
  const url = `${site(view)}/${view.repository.name}/blob/${encodeURIComponent(commit)}/${steps}`
  return link(url, path.split('/').at(-1) ?? path)
}

/** An issue of this repository as a link that leaves no trace on it. */
export const issueLink = (number: number, view: Setting): string =>
  `[issue ${number}](${site(view)}/${view.repository.name}/issues/${number})`

/** `investigating` -> `Investigating` */

const MARKS = ['🔴', '🟠', '🟡', '🔵', '🟢'] as const

/** The level as people read it, with a mark that also shows without colours: the worst comes first. */
export function severityWords(name: string | null, { policy }: View): string {
  if (name === null) return '⚪ Severity not set'
  const at = policy.severities.findIndex((level) => level.name === name)
  const level = policy.severities[at]
  return level === undefined
    ? `⚪ ${inert(name, 60)} (no severity of this team any more)`
    : `${MARKS[Math.min(at, MARKS.length - 1)]} ${inert(level.title, 80)}`
}
