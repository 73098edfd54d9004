import type { Detection, FactBody } from '../domain/fact.ts'
import { absolute, type Instant } from '../domain/instant.ts'
import type { Policy } from '../domain/policy.ts'
import { levelAssessed, levelNamed } from '../domain/severity.ts'
import { type FormAnswers, ticked } from '../markdown/form.ts'
import { cut } from '../markdown/inert.ts'
import { safeHref } from '../markdown/link.ts'
import { redact } from '../markdown/secrets.ts'
import { readWhen } from '../markdown/when.ts'
import { fields, UNKNOWN_LEVEL } from './form-fields.ts'

/** What the answers come to, and in words what could not be read. */
export interface FormFacts {
  readonly facts: readonly FactBody[]
  readonly notes: readonly string[]
}

interface Reading {
  readonly answers: FormAnswers
  readonly policy: Policy
  readonly at: { readonly now: Instant; readonly zone: string }
}

/** Field id to the headings under which its answer may stand. */
export const formHeadings = (policy: Policy): ReadonlyMap<string, readonly string[]> =>
  new Map(fields(policy).map(({ id, label, also }) => [id, [label, ...also]]))

/** The form as facts. What cannot be read is told in the notes, never lost and never guessed. */
export function formFacts(
  answers: FormAnswers,
  policy: Policy,
  at: { readonly now: Instant; readonly zone: string },
): FormFacts {
  const reading = { answers: cleaned(answers), policy, at }
  const parts = [
    severity,
    time('started'),
    time('detected'),
    detection,
    services,
    impact,
    drill,
    links,
  ]
  const read = parts.map((part) => part(reading))
  return {
    facts: read.flatMap(({ facts }) => facts),
    notes: read.flatMap(({ notes }) => notes),
  }
}

const NONE: FormFacts = { facts: [], notes: [] }
const fact = (...facts: readonly FactBody[]): FormFacts => ({ facts, notes: [] })
const note = (text: string): FormFacts => ({ facts: [], notes: [text] })
/** An answer in a note: enough to recognise it by, since the body keeps it whole. */
const short = (text: string): string => cut(text.replaceAll(/\s+/g, ' '), 100)

/** GitHub writes `None` for a list that was left alone in some forms; secrets go no further than this. */
const cleaned = (answers: FormAnswers): FormAnswers =>
  new Map(
    [...answers]
      .filter(([, text]) => !/^none$/i.test(text.trim()))
      .map(([id, text]) => [id, redact(text).text.trim()]),
  )

function severity({ answers, policy }: Reading): FormFacts {
  const level = answers.get('level')
  const named = level === undefined ? null : levelNamed(level, policy.severities)
  if (named !== null) return fact({ type: 'severity-set', severity: named.name })
  const assessed = levelAssessed(answers.get('impact'), answers.get('spread'), policy.matrix)
  const set = assessed === null ? [] : fact({ type: 'severity-set', severity: assessed }).facts
  const open = level === undefined || level.toLowerCase() === UNKNOWN_LEVEL.toLowerCase()
  if (open) return { facts: set, notes: [] }
  const names = policy.severities.map(({ name }) => name).join(', ')
  return {
    facts: set,
    notes: [`The form's level "${short(level)}" is no severity here; accepted: ${names}.`],
  }
}

const time =
  (which: 'started' | 'detected') =>
  ({ answers, at }: Reading): FormFacts => {
    const text = answers.get(which)
    if (text === undefined) return NONE
    const read = readWhen(text, { ...at, bias: 'past' })
    if (!('at' in read)) {
      return note(
        `The form's "${which}" could not be read: ${read.detail} Say it with /time ${which} <when>.`,
      )
    }
    if (read.at <= at.now) return fact({ type: 'time-set', time: which, value: read.at })
    return note(
      `The form's "${which}", ${absolute(read.at, at.zone)}, lies after the opening. Say it with /time ${which} <when>.`,
    )
  }

const SOURCES: ReadonlyMap<string, Detection> = new Map([
  ['alert', 'alert'],
  ['user', 'user'],
  ['slo', 'slo'],
  ['healthcheck', 'health-check'],
  ['other', 'other'],
])

function detection({ answers }: Reading): FormFacts {
  const text = answers.get('detection')
  if (text === undefined) return NONE
  const source = SOURCES.get(text.toLowerCase().replaceAll(/[^a-z]/g, ''))
  if (source !== undefined) return fact({ type: 'detection-set', source })
  return note(
    `The form's "detected by" is none of alert, user, slo, health-check, other: ${short(text)}`,
  )
}

const LONGEST_SERVICE = 50 - 'service: '.length

const MOST_NAMED = 10

function services({ answers, policy }: Reading): FormFacts {
  const names = (answers.get('services') ?? '').split(/[,;\n]/).map(withoutBullet)
  const given = [...new Set(names.filter((name) => name !== ''))]
  const fits = given.slice(0, MOST_NAMED).filter((name) => name.length <= LONGEST_SERVICE)
  const known = (name: string) =>
    policy.services.find((one) => one.name.toLowerCase() === name.toLowerCase())?.name ?? name
  const notes = given
    .slice(0, MOST_NAMED)
    .filter((name) => name.length > LONGEST_SERVICE)
    .map((name) => `The form's service "${short(name)}" is too long for a label.`)
  return {
    facts: [...new Set(fits.map(known))].map((service) => ({ type: 'service-added', service })),
    notes: [...notes, ...more(given, 'services', '/service <name>')],
  }
}

const withoutBullet = (line: string): string => line.trim().replace(/^[-*] +/, '')

const more = (given: readonly string[], what: string, command: string): readonly string[] =>
  given.length > MOST_NAMED
    ? [
        `The form names ${given.length} ${what}; the first ${MOST_NAMED} were taken. Add with ${command}.`,
      ]
    : []

const LONGEST_TEXT = 500

function impact({ answers }: Reading): FormFacts {
  const described = answers.get('description')?.split(/\n\s*\n/)[0] ?? ''
  const told = [answers.get('impact'), described].filter((part) => part).join(': ')
  const said = answers.get('users')
  const { users, share } = said === undefined ? { users: null, share: null } : hurtIn(said)
  const lost = said !== undefined && users === null && share === null
  const notes = lost
    ? [
        `The form's number of users could not be read: "${short(said)}". Say it with /impact 12000 users.`,
      ]
    : []
  if (told === '' && users === null && share === null) return { facts: [], notes }
  const text = cut(told, LONGEST_TEXT)
  return { facts: [{ type: 'impact-set', text, share, users, money: null }], notes }
}

interface Hurt {
  readonly users: number | null
  readonly share: number | null
}

const NUMBER = /(\d[\d,.' ]{0,15})(?:([km])(?![a-z])|(%))?/gi

/** `about 12,000`, `12k`, `~300 users`, `30%`. Of several numbers nobody knows which is meant. */
function hurtIn(text: string): Hurt {
  const [found, ...others] = text.slice(0, 200).matchAll(NUMBER)
  const nobody: Hurt = { users: null, share: null }
  if (found === undefined || others.length > 0) return nobody
  const [, digits = '', unit, percent] = found
  if (percent !== undefined) {
    const share = Number(digits) / 100
    return share >= 0 && share <= 1 ? { users: null, share } : nobody
  }
  return { users: countOf(digits.trim(), unit), share: null }
}

const SCALE: Readonly<Record<string, number>> = { k: 1_000, m: 1_000_000 }

/** Points part thousands, as commas do, unless a unit follows: `1.5k`. */
function countOf(digits: string, unit: string | undefined): number | null {
  const scale = SCALE[unit?.toLowerCase() ?? ''] ?? 1
  const number = Number(digits.replaceAll(scale === 1 ? /\D/g : /[^\d.]/g, ''))
  return Number.isSafeInteger(Math.round(number * scale)) ? Math.round(number * scale) : null
}

const drill = ({ answers }: Reading): FormFacts =>
  ticked(answers.get('drill') ?? '').length > 0 ? fact({ type: 'drill-set', drill: true }) : NONE

function links({ answers }: Reading): FormFacts {
  const lines = (answers.get('links') ?? '').split('\n').filter((line) => line.trim() !== '')
  const read = lines.slice(0, MOST_NAMED).map((line, at) => linkIn(line, at))
  return {
    facts: read.flatMap(({ facts }) => facts),
    notes: [...read.flatMap(({ notes }) => notes), ...more(lines, 'links', '/link <name> <url>')],
  }
}

/** `dashboard https://…`, `[dashboard](https://…)`, `- https://…`. */
function linkIn(line: string, at: number): FormFacts {
  const [, before = '', typed = ''] = /^(.*?)(https?:\/\/[^\s)>\]]+)/i.exec(line) ?? []
  const url = URL.parse(typed.replace(/[.,;:!?]{1,5}$/, ''))
  if (url === null || safeHref(url.href) === null || line.includes('[redacted:')) {
    return note(`The form's link could not be read, or it holds a secret: "${short(line)}"`)
  }
  const name = before
    .replaceAll(/[-*:[\](<]/g, ' ')
    .trim()
    .slice(0, 40)
    .trimEnd()
  return fact({ type: 'link-added', name: name || `link ${at + 1}`, url: url.href })
}
