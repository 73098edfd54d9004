import { exactNow } from '../exact-now.ts'
import type { World } from '../world.ts'
import { type Answer, jsonAnswer } from './call.ts'
import type { FaultAnswer, FaultKind } from './fault.ts'
import { inPart, timedOut } from './in-part.ts'
import { baseHeaders } from './rest.ts'

const DOCS = 'https://docs.github.com'
const PRIMARY = `${DOCS}/rest/using-the-rest-api/rate-limits-for-the-rest-api`
const SECONDARY = `${DOCS}/free-pro-team@latest/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits`
/** The time that GitHub's documentation asks for where no header names one. */
const MINUTE_S = 60
/** A budget that is not spent: what a secondary limit shows beside its refusal. */
const UNSPENT = { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '4321' }

const HURRY =
  'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
const CONTENT =
  'You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later.'

interface Limited {
  readonly status: 403 | 429
  /** Null leaves `retry-after` out. */
  readonly seconds: number | null
  /** Whether it was content of which there was too much. */
  readonly content?: boolean
}

/** A refusal by a secondary limit, in GitHub's words. */
export function secondaryLimit(world: World, { status, seconds, content }: Limited): Answer {
  const message = content === true ? CONTENT : HURRY
  const wait = seconds === null ? {} : { 'retry-after': String(seconds) }
  const body = { documentation_url: SECONDARY, message, status: String(status) }
  return jsonAnswer(status, body, { ...baseHeaders(world), ...UNSPENT, ...wait })
}

function primaryLimit(world: World, who: string, status: 403 | 429, seconds: number): Answer {
  const message = `API rate limit exceeded for ${who}. If you reach out to GitHub Support for help, please include the request ID.`
  const headers = {
    ...baseHeaders(world),
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-used': '5000',
    'x-ratelimit-reset': String(Math.ceil(exactNow(world) / 1000) + seconds),
  }
  return jsonAnswer(
    status,
    { message, documentation_url: PRIMARY, status: String(status) },
    headers,
  )
}

const page = (status: number, body: string): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body,
})

const UNICORN =
  '<!DOCTYPE html>\n<html><head><title>Unicorn! &middot; GitHub</title></head><body><p>We had issues producing the response to your request.</p></body></html>\n'

interface At {
  readonly world: World
  readonly who: string
  readonly seconds: number
  /** What was really answered; null where nothing was done. */
  readonly done: Answer | null
}

/** The half of a JSON text that arrives when a proxy gives up in the middle. */
function halved(done: Answer | null): string {
  const whole = done === null ? '{"message":"cut"}' : done.body.toString()
  return whole.length < 2 ? '{' : whole.slice(0, Math.floor(whole.length / 2))
}

const KINDS: Readonly<Record<FaultKind, (at: At) => Answer>> = {
  'primary-limit': ({ world, who, seconds }) => primaryLimit(world, who, 403, seconds),
  'primary-limit-429': ({ world, who, seconds }) => primaryLimit(world, who, 429, seconds),
  'secondary-limit': ({ world, seconds }) => secondaryLimit(world, { status: 403, seconds }),
  'secondary-limit-429': ({ world, seconds }) => secondaryLimit(world, { status: 429, seconds }),
  'secondary-limit-bare': ({ world }) => secondaryLimit(world, { status: 403, seconds: null }),
  malformed: ({ done }) => ({ ...jsonAnswer(done?.status ?? 200, {}), body: halved(done) }),
  html: ({ done }) => page(done?.status ?? 200, '<!DOCTYPE html>\n<title>GitHub</title>\n'),
  empty: ({ done }) => ({ ...jsonAnswer(done?.status ?? 200, {}), body: '' }),
  'bad-gateway': () => page(502, UNICORN),
  'bad-gateway-empty': () => page(502, ''),
}

/** What is answered in place of the truth; the caller cuts the connection for `lost` itself. */
export function faultAnswer(
  world: World,
  who: string,
  given: Exclude<FaultAnswer, 'lost'>,
  done: Answer | null,
): Answer {
  if (typeof given === 'string') return KINDS[given]({ world, who, seconds: MINUTE_S, done })
  if ('above' in given) {
    const answered = done ?? jsonAnswer(200, {})
    return (given.kind === 'in-part' ? inPart : timedOut)(answered, given)
  }
  if ('kind' in given) {
    return KINDS[given.kind]({ world, who, seconds: given.seconds ?? MINUTE_S, done })
  }
  const { status, body, headers: named = {} } = given
  // As on the wire, where the case of a header's name says nothing.
  const headers = Object.fromEntries(Object.entries(named).map(([k, v]) => [k.toLowerCase(), v]))
  if (typeof body === 'string') return { status, headers, body }
  return jsonAnswer(status, body ?? { message: 'Server Error' }, headers)
}
