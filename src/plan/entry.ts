import type { FactBody, Ref, Said } from '../domain/fact.ts'
import type { Instant } from '../domain/instant.ts'
import type { Problem } from '../domain/problem.ts'

/**
 * One line of the journal: something that was decided once and is a fact from then on.
 *
 * Keys say where it came from: `form`, `b.<n>` (n-th command of the body), `c<comment>.<n>`,
 * `e<event>`, `t<time>` (a box ticked on the card), `x<time>` (an edit of the card that was put back),
 * `r<time>` (the card was rebuilt), `p<commit>` and `w<commit>` (the postmortem was published, or taken back),
 * `i<commit>` (what that version of it promises has issues), `v<pull>.<login>` (somebody was called to its pull
 * request), `d<pull>` (the proof of an action item was deployed), `on-call` (whom the rotation named), `alert` (the incident began with one), `a<n>` (what
 * alerting systems have said since), `a#<issue>` (a second issue of the same alert),
 * `h<comment>` (the card of another account was taken over, or could not be read), `u<name>` (whom GitHub did not call).
 */
export interface Entry {
  readonly key: string
  readonly at: Instant
  readonly by: string
  readonly outcome: 'accepted' | 'refused' | 'noted'
  /** The command in its normal form. */
  readonly text?: string
  readonly problem?: Problem
  /** True where the person asked to be told something. */
  readonly asks?: true
  readonly facts?: readonly FactBody[]
  /** What could not be read or taken over, in words, which may be people's. */
  readonly notes?: readonly string[]
}

/** Whom the rotation named when the incident was declared; kept once, whatever the rotation says later. */
export const ON_CALL = 'on-call'

const COMMAND = /^c(\d+)\.\d+$/

/** The comment whose command the entry decides; null for all others. */
export function commentOf(key: string): number | null {
  const id = COMMAND.exec(key)?.[1]
  return id === undefined ? null : Number(id)
}

const NEWS = /^[pw]([0-9a-f]{7,64})$/
const DOCUMENT = /^[ipw]([0-9a-f]{7,64})$/

/** The commit of the default branch that the entry tells of; null for all others. */
export const commitOf = (key: string): string | null => NEWS.exec(key)?.[1] ?? null

/** Under which it is kept that all that this version promises has issues. */
export const settledKey = (commit: string): string => `i${commit}`

const ALERT = /^a(?:lert|\d+|#\d+)$/

/** Whether a machine's word stands in it. */
export const isAlertEntry = (key: string): boolean => ALERT.test(key)

/** Whether the entry decides a command, of the body or of a comment. */
export const isCommand = (key: string): boolean => commentOf(key) !== null || key.startsWith('b.')

function refOf(key: string): Ref {
  const comment = commentOf(key)
  if (comment !== null) return { kind: 'comment', id: comment }
  const commit = DOCUMENT.exec(key)?.[1]
  if (commit !== undefined) return { kind: 'document', commit }
  if (isAlertEntry(key)) return { kind: 'alert' }
  if (key.startsWith('e')) return { kind: 'event', id: key.slice(1) }
  if (key.startsWith('b.')) return { kind: 'body' }
  return key === 'form' ? { kind: 'form' } : { kind: 'card' }
}

/** Who said it, when and where. */
export const saidIn = ({ key, at, by }: Pick<Entry, 'key' | 'at' | 'by'>): Said => ({
  at,
  by,
  ref: refOf(key),
})
