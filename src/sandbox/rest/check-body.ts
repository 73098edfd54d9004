import { instant } from '../../domain/instant.ts'
import type { CheckInput } from '../actions/checks.ts'
import {
  ANNOTATION_LEVELS,
  type Annotation,
  CHECK_CONCLUSIONS,
  CHECK_STATUSES,
} from '../model-checks.ts'
import { Refusal } from '../refusal.ts'
import { type Body, isBody, list, optionalText, requiredText } from './body.ts'

const MAX_ANNOTATIONS = 50
const MAX_TEXT = 65_535
const MAX_MESSAGE = 64 * 1024
const MAX_TITLE = 255

const wrong = (what: string) => new Refusal(422, `Invalid request.\n\n${what}`)

function oneOf<T extends string>(body: Body, key: string, known: readonly T[]): T | undefined {
  const value = optionalText(body, key)
  if (value === undefined) return undefined
  const found = known.find((candidate) => candidate === value)
  if (found !== undefined) return found
  throw wrong(`For 'properties/${key}', ${value} is not a member of ${JSON.stringify(known)}.`)
}

function time(body: Body, key: string) {
  const text = optionalText(body, key)
  if (text === undefined) return undefined
  if (Number.isNaN(Date.parse(text))) {
    throw wrong(`For 'properties/${key}', ${JSON.stringify(text)} is not a valid date-time.`)
  }
  return instant(text)
}

/** What a request says of a check run. Throws 422 for what GitHub does not take. */
export function checkInput(body: Body): CheckInput {
  return {
    status: oneOf(body, 'status', CHECK_STATUSES),
    conclusion: oneOf(body, 'conclusion', CHECK_CONCLUSIONS),
    startedAt: time(body, 'started_at'),
    completedAt: time(body, 'completed_at'),
    externalId: optionalText(body, 'external_id'),
    detailsUrl: optionalText(body, 'details_url'),
    output: output(body['output']),
  }
}

function output(value: unknown): CheckInput['output'] {
  if (value === undefined || value === null) return undefined
  if (!isBody(value)) throw wrong(`For 'properties/output', it is not an object.`)
  const annotations = list(value, 'annotations') ?? []
  if (annotations.length > MAX_ANNOTATIONS) {
    throw wrong(
      `No more than ${MAX_ANNOTATIONS} items are allowed; ${annotations.length} were supplied.`,
    )
  }
  const text = optionalText(value, 'text')
  return {
    title: optionalText(value, 'title') ?? null,
    summary: within(requiredText(value, 'summary'), MAX_TEXT),
    text: text === undefined ? null : within(text, MAX_TEXT),
    annotations: annotations.map(annotation),
  }
}

function within(text: string, most: number): string {
  const length = [...text].length
  if (length <= most) return text
  throw wrong(`Only ${most} characters are allowed; ${length} were supplied.`)
}

function line(body: Body, key: string): number | null {
  const value = body[key]
  if (value === undefined || value === null) return null
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  throw wrong(`For 'properties/${key}', ${JSON.stringify(value)} is not an integer.`)
}

function annotation(value: unknown): Annotation {
  if (!isBody(value)) throw wrong('An annotation is not an object.')
  const [startLine, endLine] = ['start_line', 'end_line'].map((key) => line(value, key))
  if (startLine == null || endLine == null) throw wrong(`"start_line" wasn't supplied.`)
  if (endLine < startLine) throw wrong('end_line must not stand before start_line.')
  const [startColumn = null, endColumn = null] = ['start_column', 'end_column'].map((key) =>
    line(value, key),
  )
  if (startLine !== endLine && (startColumn !== null || endColumn !== null)) {
    throw wrong('start_column and end_column are only allowed on annotations of one line.')
  }
  const level = oneOf(value, 'annotation_level', ANNOTATION_LEVELS)
  if (level === undefined) throw wrong(`"annotation_level" wasn't supplied.`)
  const places = { startLine, endLine, startColumn, endColumn }
  return { path: requiredText(value, 'path'), ...places, level, ...texts(value) }
}

function texts(value: Body): Pick<Annotation, 'message' | 'title' | 'rawDetails'> {
  const title = optionalText(value, 'title')
  const raw = optionalText(value, 'raw_details')
  return {
    message: within(requiredText(value, 'message'), MAX_MESSAGE),
    title: title === undefined ? null : within(title, MAX_TITLE),
    rawDetails: raw === undefined ? null : within(raw, MAX_MESSAGE),
  }
}
