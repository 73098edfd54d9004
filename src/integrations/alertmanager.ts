import type { Alert } from '../domain/alert.ts'
import { alertOf } from './alert-of.ts'
import { at, type Fields, fieldsOf, firstOf, line, moment } from './texts.ts'

/** Alertmanager names the labels by which alerts are grouped; nobody else does. */
export const isAlertmanager = (fields: Fields): boolean =>
  firstOf(fields, ['receiver']) !== undefined &&
  firstOf(fields, ['group', 'groupLabels', 'labels', 'commonLabels', 'alerts']) !== undefined

/**
 * Reads what Alertmanager's own payload template makes, or its usual webhook: status, receiver, group, labels,
 * annotations. The group's key is not available to a template, so that receiver and group labels stand for it.
 */
export function alertmanager(
  fields: Fields,
): { readonly alert: Alert; readonly notes: readonly string[] } | null {
  const alerts = alertsIn(fields)
  const labels = map(fields, ['labels', 'commonLabels']) ?? map(alerts[0] ?? null, ['labels'])
  const notes =
    map(fields, ['annotations', 'commonAnnotations']) ?? map(alerts[0] ?? null, ['annotations'])
  const group = map(fields, ['group', 'groupLabels']) ?? labels
  const receiver = at(fields, 'receiver')
  return alertOf({
    source: 'alertmanager',
    title: firstOf(notes, ['summary', 'title']) ?? calledBy(labels, group),
    severity: firstOf(labels, ['severity', 'priority']),
    services: firstOf(labels, ['service', 'app', 'application']),
    key: `${line(receiver, 100) ?? ''} ${inWords(group)}`,
    state: at(fields, 'status'),
    started: earliest(alerts),
    details: firstOf(notes, ['description', 'message']) ?? null,
    links: linksIn(fields, notes, alerts[0] ?? null),
  })
}

/** The name of the alert with what tells it from others of that name. */
function calledBy(labels: Fields | null, group: Fields | null): string | null {
  const name = line(at(labels, 'alertname') ?? at(group, 'alertname'), 120)
  const rest = inWords(group, 'alertname')
  if (name === null) return rest === '' ? null : rest
  return rest === '' ? name : `${name} (${rest})`
}

/** `cluster=eu, job=api`, in the order of the names, so that the same labels are the same text. */
const inWords = (labels: Fields | null, without = ''): string =>
  Object.keys(labels ?? {})
    .filter((name) => name !== without)
    .toSorted()
    .slice(0, 30)
    .map((name) => `${line(name, 60) ?? ''}=${line(at(labels, name), 100) ?? ''}`)
    .join(', ')

/** A map, which a template may have left as its text. */
function map(fields: Fields | null, names: readonly string[]): Fields | null {
  const value = firstOf(fields, names)
  return typeof value === 'string' ? fieldsOf(parsed(value)) : fieldsOf(value)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function alertsIn(fields: Fields): readonly Fields[] {
  const value = at(fields, 'alerts')
  const list = typeof value === 'string' ? parsed(value) : value
  return Array.isArray(list)
    ? list
        .slice(0, 100)
        .map(fieldsOf)
        .filter((one) => one !== null)
    : []
}

function earliest(alerts: readonly Fields[]): number | null {
  const times = alerts.flatMap((one) => moment(firstOf(one, ['startsAt', 'StartsAt'])) ?? [])
  return times.length === 0 ? null : Math.min(...times)
}

function linksIn(fields: Fields, notes: Fields | null, first: Fields | null) {
  return [
    { name: 'runbook', url: firstOf(notes, ['runbook_url', 'runbook']) },
    { name: 'dashboard', url: firstOf(notes, ['dashboard_url', 'dashboard']) },
    { name: 'graph', url: firstOf(first, ['generatorURL', 'GeneratorURL']) },
    { name: 'alertmanager', url: firstOf(fields, ['url', 'externalURL']) },
  ]
}
