import { TIMES, type TimeName } from '../../domain/fact.ts'
import type { Instant } from '../../domain/instant.ts'
import type { FrontMatterKey } from '../../markdown/document/model.ts'
import { readFrontMatter } from '../../markdown/front-matter.ts'
import { cut, oneLine } from '../../markdown/inert.ts'
import { readWhen } from '../../markdown/when.ts'

/** A value of the front matter that is there but cannot be read, with its line in the document, from 1. */
export interface Unreadable {
  readonly line: number
  readonly key: string
  /** A whole sentence. Holds words of the document: make it inert. */
  readonly message: string
}

/** What a document's front matter says of its incident. Null is what it leaves open or does not name at all. */
export interface Stated {
  readonly incident: number | null
  readonly title: string | null
  readonly severity: string | null
  readonly services: readonly string[] | null
  readonly cause: string | null
  readonly times: Readonly<Partial<Record<TimeName, Instant>>>
  /** The line of every key that stands there, whether it has a value or not. */
  readonly lines: ReadonlyMap<string, number>
  readonly problems: readonly Unreadable[]
}

/** Reads the front matter. Never throws; a document without any states nothing. */
export function stated(text: string): Stated {
  const front = readFrontMatter(text)
  const keys = new Map((front?.keys ?? []).map((key) => [key.name, key]))
  const problems: Unreadable[] = (front?.problems ?? []).map(({ line, message }) => ({
    line,
    key: '',
    message: `The front matter cannot be read: ${message}.`,
  }))
  const read = <T>(name: string, take: Take<T>, wants: string): T | null => {
    const key = keys.get(name)
    if (key === undefined || isOpen(key.value)) return null
    const value = take(key.value)
    if (value === null) problems.push(unread(key, wants))
    return value
  }
  const times = TIMES.flatMap((name) => {
    const at = read(name, timeOf, 'a date and time such as 2026-11-20T14:05:00Z')
    return at === null ? [] : [[name, at] as const]
  })
  return {
    incident: read('incident', numberOf, 'the number of an issue'),
    title: read('title', textOf, 'one line of text'),
    severity: read('severity', textOf, 'the name of a severity'),
    services: read('services', listOf, 'a list of names'),
    cause: read('cause', textOf, 'the name of a cause'),
    times: Object.fromEntries(times),
    lines: new Map([...keys].map(([name, { line }]) => [name, line])),
    problems,
  }
}

type Take<T> = (value: unknown) => T | null

const isOpen = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '')

const LONGEST = 300

function textOf(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' ? cut(oneLine(value), LONGEST) : null
}

/** `42`, `"#42"` */
function numberOf(value: unknown): number | null {
  const digits = /^#?(\d{1,10})$/.exec(textOf(value)?.trim() ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}

const MOST = 100

/** A list, or names with commas between them. */
function listOf(value: unknown): readonly string[] | null {
  const items = Array.isArray(value) ? value : (textOf(value)?.split(',') ?? null)
  if (items === null || items.length > MOST) return null
  const names = items.map((item) => textOf(item)?.trim() ?? '')
  return names.includes('') ? null : [...new Set(names)]
}

const DATED = /^\d{4}-\d{2}-\d{2}[T ]/i

/** Only with its day: a time of day alone would mean another day whenever it is read. UTC where no zone is named. */
function timeOf(value: unknown): Instant | null {
  const text = textOf(value)?.trim() ?? ''
  if (!DATED.test(text)) return null
  const read = readWhen(text, { now: 0 as Instant, zone: 'UTC', bias: 'past' })
  return 'at' in read ? read.at : null
}

function unread({ name, line, value }: FrontMatterKey, wants: string): Unreadable {
  const given = textOf(value)
  const what = given === null ? 'Its value' : `“${cut(given, 80)}”`
  return { line, key: name, message: `${what} does not read as ${wants}.` }
}
