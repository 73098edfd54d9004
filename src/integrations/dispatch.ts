import type { AlertRead } from '../domain/alert.ts'
import { nearest } from '../markdown/nearest.ts'
import { alertOf } from './alert-of.ts'
import { alertmanager, isAlertmanager } from './alertmanager.ts'
import { at, type Fields, fieldsOf, firstOf, line, sourceOf } from './texts.ts'

/** What may stand under `client_payload.alert`, and other words for it. */
const FIELDS = {
  title: ['title', 'summary', 'name'],
  severity: ['severity', 'priority', 'level'],
  services: ['services', 'service'],
  key: ['key', 'dedup_key', 'dedup-key', 'fingerprint', 'id'],
  state: ['state', 'status'],
  started: ['started', 'starts_at', 'startsAt', 'started_at'],
  details: ['details', 'description', 'message'],
  links: ['links', 'link', 'url'],
  source: ['source'],
} as const satisfies Readonly<Record<string, readonly string[]>>

const NAMES = Object.keys(FIELDS)
const KNOWN: ReadonlySet<string> = new Set(Object.values(FIELDS).flat())

const SHAPE =
  '"client_payload": {"alert": {"title": "Checkout fails", "severity": "critical", "service": "checkout", "key": "checkout-errors", "state": "firing", "links": ["https://..."]}}'

/** Reads the alert of a `repository_dispatch`: our own shape, or the one that Alertmanager's template makes. */
export function dispatch(payload: unknown): AlertRead {
  const event = fieldsOf(payload)
  const type = line(at(event, 'action'), 100) ?? ''
  const given = at(fieldsOf(at(event, 'client_payload')), 'alert')
  if (given === undefined || given === null) {
    return {
      kind: 'none',
      words: `The event "${type}" carries no "alert" in its client_payload. Send ${SHAPE}.`,
    }
  }
  const fields = fieldsOf(given)
  if (fields === null) {
    return unreadable(
      `The "alert" of the event "${type}" is ${kindOf(given)}, where an object is accepted.`,
    )
  }
  const read = isAlertmanager(fields) ? alertmanager(fields) : own(fields)
  if (read === null) {
    return unreadable(
      `The "alert" of the event "${type}" holds ${keysOf(fields)}, and nothing that could be its title.`,
    )
  }
  return { kind: 'heard', heard: { origin: { kind: 'dispatch', type }, ...read } }
}

const unreadable = (words: string): AlertRead => ({
  kind: 'unreadable',
  words: `${words} Send ${SHAPE}.`,
})

function own(fields: Fields) {
  const part = (name: keyof typeof FIELDS) => firstOf(fields, FIELDS[name])
  const key = part('key')
  const read = alertOf({
    source: sourceOf(part('source'), 'dispatch'),
    // What has a key alone is called by it, so that nothing is lost.
    title: part('title') ?? key ?? part('details'),
    ...{ severity: part('severity'), services: part('services'), key, state: part('state') },
    ...{ started: part('started'), details: part('details'), links: part('links') },
  })
  return read && { alert: read.alert, notes: [...read.notes, ...strangers(fields)] }
}

/** Keys that nobody reads, which may be misspelt. */
function strangers(fields: Fields): readonly string[] {
  const strange = Object.keys(fields).filter((name) => !KNOWN.has(name))
  return strange.slice(0, 3).map((name) => {
    const near = nearest(name, [...KNOWN])
    const meant = near === null ? `accepted: ${NAMES.join(', ')}` : `did you mean "${near}"?`
    return `The alert's "${line(name, 40) ?? ''}" is not read; ${meant}`
  })
}

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'a list' : `a ${typeof value}`)

const keysOf = (fields: Fields): string => {
  const names = Object.keys(fields)
    .slice(0, 8)
    .map((name) => `"${line(name, 40) ?? ''}"`)
  return names.length === 0 ? 'nothing' : names.join(', ')
}
