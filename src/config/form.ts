import type { Detection, FactBody } from '../domain/fact.ts'
import { absolute, type Instant } from '../domain/instant.ts'
import type { Policy } from '../domain/policy.ts'
import { levelAssessed, levelNamed } from '../domain/severity.ts'
import { type FormAnswers, ticked } from '../markdown/form.ts'
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
    notes: [`The form's level "${level}" is no severity here; accepted: ${names}.`],
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

const SOURCES: Readonly<Record<string, Detection>> = {
  alert: 'alert',
  user: 'user',
  slo: 'slo',
  healthcheck: 'health-check',
  other: 'other',
}

function detection({ answers }: Reading): FormFacts {
  const text = answers.get('detection')
  if (text === undefined) return NONE
  const source = SOURCES[text.toLowerCase().replaceAll(/[^a-z]/g, '')]
  if (source !== undefined) return fact({ type: 'detection-set', source })
  return note(`The form's "detected by" is none of alert, user, slo, health-check, other: ${text}`)
}

const LONGEST_SERVICE = 50 - 'service: '.length

function services({ answers, policy }: Reading): FormFacts {
  const names = (answers.get('services') ?? '').split(/[,;\n]/).map((name) => name.trim())
  const given = [...new Set(names.filter((name) => name !== ''))].slice(0, 10)
  const fits = given.filter((name) => name.length <= LONGEST_SERVICE)
  const known = (name: string) =>
    policy.services.find((one) => one.name.toLowerCase() === name.toLowerCase())?.name ?? name
  const notes = given
    .filter((name) => name.length > LONGEST_SERVICE)
    .map((name) => `The form's service "${name}" is too long for a label.`)
  return { facts: fits.map((name) => ({ type: 'service-added', service: known(name) })), notes }
}

const LONGEST_TEXT = 500

function impact({ answers }: Reading): FormFacts {
  const described = answers.get('description')?.split(/\n\s*\n/)[0] ?? ''
  const text = [answers.get('impact'), described]
    .filter((part) => part)
    .join(': ')
    .slice(0, LONGEST_TEXT)
  const said = answers.get('users')
  const users = said === undefined ? null : usersIn(said)
  const notes =
    said !== undefined && users === null
      ? [`The form's number of users could not be read: ${said}`]
      : []
  if (text === '' && users === null) return { facts: [], notes }
  return { facts: [{ type: 'impact-set', text, share: null, users, money: null }], notes }
}

/** `about 12,000`, `12k`, `~300 users` */
function usersIn(text: string): number | null {
  const [, digits = '', unit = ''] = /(\d[\d,.' ]{0,15})\s*([km]?)\b/i.exec(text) ?? []
  const number = Number(
    unit === '' ? digits.replaceAll(/[^\d]/g, '') : digits.replaceAll(/[,' ]/g, ''),
  )
  if (digits === '' || !Number.isFinite(number)) return null
  const times = { k: 1_000, m: 1_000_000 }[unit.toLowerCase()] ?? 1
  return Math.round(number * times)
}

const drill = ({ answers }: Reading): FormFacts =>
  ticked(answers.get('drill') ?? '').length > 0 ? fact({ type: 'drill-set', drill: true }) : NONE

function links({ answers }: Reading): FormFacts {
  const lines = (answers.get('links') ?? '').split('\n').filter((line) => line.trim() !== '')
  const read = lines.slice(0, 10).map((line, at) => linkIn(line, at))
  return { facts: read.flatMap(({ facts }) => facts), notes: read.flatMap(({ notes }) => notes) }
}

function linkIn(line: string, at: number): FormFacts {
  const [, before = '', url = ''] = /^(.*?)(https?:\/\/\S+)/i.exec(line) ?? []
  const href = url === '' ? null : safeHref(url)
  if (href === null) return note(`The form's link could not be read: ${line.trim()}`)
  const name = before.replaceAll(/[-*:]/g, ' ').trim().slice(0, 40) || `link ${at + 1}`
  return fact({ type: 'link-added', name, url: href })
}
