import type { Alert, AlertLink, AlertState } from '../domain/alert.ts'
import { address, at, type Fields, fieldsOf, firstOf, line, lines, moment } from './texts.ts'

/** How much of each text is kept: enough for people, and no more than an issue's body holds. */
export const LONGEST = {
  title: 200,
  severity: 60,
  service: 60,
  key: 500,
  details: 4_000,
  link: 60,
} as const
const MOST_SERVICES = 10
const MOST_LINKS = 10

/** An alert's parts as they were found, each still of any kind. */
export interface Found {
  readonly source: string
  readonly title: unknown
  readonly severity: unknown
  /** A list, or a text with commas. */
  readonly services: unknown
  readonly key: unknown
  readonly state: unknown
  readonly started: unknown
  readonly details: unknown
  readonly links: unknown
}

interface Noted<T> {
  readonly value: T
  readonly notes: readonly string[]
}

const quiet = <T>(value: T): Noted<T> => ({ value, notes: [] })

/** The alert that these parts make, with what had to be left out; null where not even a title is told. */
export function alertOf(
  found: Found,
): { readonly alert: Alert; readonly notes: readonly string[] } | null {
  const title = line(found.title, LONGEST.title)
  if (title === null) return null
  const state = stateOf(found.state)
  const services = servicesOf(found.services)
  const started = startOf(found.started)
  const links = linksOf(found.links)
  return {
    alert: {
      source: found.source,
      // Whoever names no key means whatever is called the same.
      key: line(found.key, LONGEST.key) ?? title.toLowerCase(),
      state: state.value,
      title,
      severity: line(found.severity, LONGEST.severity),
      services: services.value,
      startedAt: started.value,
      details: lines(found.details, LONGEST.details),
      links: links.value,
    },
    notes: [state, services, started, links].flatMap(({ notes }) => notes),
  }
}

const STATES: Readonly<Record<string, AlertState>> = {
  firing: 'firing',
  triggered: 'firing',
  alerting: 'firing',
  alert: 'firing',
  open: 'firing',
  problem: 'firing',
  acknowledged: 'acknowledged',
  ack: 'acknowledged',
  recovered: 'recovered',
  resolved: 'recovered',
  ok: 'recovered',
  closed: 'recovered',
}

/** What is not understood is taken for the worse. */
function stateOf(value: unknown): Noted<AlertState> {
  const word = line(value, 40)
  if (word === null) return quiet('firing')
  const plain = word.toLowerCase()
  const state = Object.hasOwn(STATES, plain) ? STATES[plain] : undefined
  if (state !== undefined) return quiet(state)
  const note = `The alert's state "${word}" is not known, so it is read as firing; accepted: firing, acknowledged, recovered.`
  return { value: 'firing', notes: [note] }
}

function servicesOf(value: unknown): Noted<readonly string[]> {
  const given = Array.isArray(value)
    ? value.slice(0, 100)
    : (line(value, 1_000)?.split(/[,;]/) ?? [])
  const names = [...new Set(given.flatMap((one) => line(one, LONGEST.service) ?? []))]
  if (names.length <= MOST_SERVICES) return quiet(names)
  const note = `The alert names ${names.length} services; the first ${MOST_SERVICES} were taken.`
  return { value: names.slice(0, MOST_SERVICES), notes: [note] }
}

function startOf(value: unknown): Noted<Alert['startedAt']> {
  const started = moment(value)
  const said = started === null ? line(value, 60) : null
  if (said === null) return quiet(started)
  const note = `The alert's start "${said}" could not be read; accepted: a time with its zone, such as 2026-11-20T14:05:00Z, or seconds since 1970.`
  return { value: null, notes: [note] }
}

interface LinkGiven {
  readonly name: unknown
  readonly url: unknown
}

/** `[{ name, url }]`, a list of addresses, `{ name: url }`, or lines with a name in front of the address. */
function given(value: unknown): readonly LinkGiven[] {
  if (Array.isArray(value)) return value.slice(0, 100).flatMap(given)
  if (typeof value === 'string')
    return value.slice(0, 16_384).split('\n').slice(0, 100).flatMap(written)
  const fields = fieldsOf(value)
  if (fields === null) return []
  const url = firstOf(fields, ['url', 'href'])
  if (url !== undefined) return [{ name: firstOf(fields, ['name', 'title', 'text']), url }]
  return isEmptyLink(fields) ? [] : named(fields)
}

/** A template names a link also where the alert has none, and leaves its address empty. */
const isEmptyLink = (fields: Fields): boolean =>
  ['url', 'href'].some((name) => Object.hasOwn(fields, name)) &&
  Object.keys(fields).every((name) => LINK_KEYS.has(name))

const LINK_KEYS: ReadonlySet<string> = new Set(['name', 'title', 'text', 'url', 'href'])

const named = (fields: Fields): readonly LinkGiven[] =>
  Object.keys(fields)
    .slice(0, 100)
    .map((name) => ({ name, url: at(fields, name) }))

function written(text: string): readonly LinkGiven[] {
  const begin = text.search(/https?:\/\//i)
  if (begin === -1) return text.trim() === '' ? [] : [{ name: null, url: text }]
  const name = text.slice(0, begin).replaceAll(/[-*:[\](<]/g, ' ')
  return [{ name, url: text.slice(begin).split(/[\s)>\]]/, 1)[0] }]
}

function linksOf(value: unknown): Noted<readonly AlertLink[]> {
  const all = given(value).filter(({ url }) => url !== null && url !== undefined && url !== '')
  const good = all.flatMap(({ name, url: text }): readonly AlertLink[] => {
    const url = address(text)
    return url === null ? [] : [{ name: line(name, LONGEST.link) ?? '', url }]
  })
  const links = distinct(good).slice(0, MOST_LINKS)
  const bad = all.length - good.length
  const more = distinct(good).length - links.length
  return {
    value: links.map(({ name, url }, nth) => ({
      name: name === '' ? `link ${nth + 1}` : name,
      url,
    })),
    notes: [
      ...(bad === 0
        ? []
        : [
            `${count(bad)} left out: accepted are http and https addresses without a name, password or secret in them.`,
          ]),
      ...(more === 0 ? [] : [`The alert has more than ${MOST_LINKS} links; the first were taken.`]),
    ],
  }
}

const count = (links: number): string =>
  links === 1 ? 'A link of the alert was' : `${links} links of the alert were`

const distinct = (links: readonly AlertLink[]): readonly AlertLink[] => [
  ...new Map(links.map((link) => [link.url, link])).values(),
]
