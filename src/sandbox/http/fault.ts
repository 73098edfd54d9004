import * as z from 'zod'
import { ROUTES, templateOf } from '../rest/routes.ts'
import type { Asked } from './asked.ts'

/** Answered instead of the work: nothing was done, and when it may be asked again is said. */
const REFUSALS = [
  /** 403 or 429 with nothing remaining and the time at which there is more. */
  'primary-limit',
  'primary-limit-429',
  /** 403 or 429 with `retry-after`. */
  'secondary-limit',
  'secondary-limit-429',
  /** 403 whose words alone say what it is: no `retry-after`, and a budget that is not spent. */
  'secondary-limit-bare',
] as const

/** Answers that stand ready, so that every test breaks GitHub in the same way. */
const FAULT_KINDS = [
  ...REFUSALS,
  /** The status of what was done (200 where nothing was), and a body that is not the one asked for. */
  'malformed',
  'html',
  'empty',
  /** 502: the page that GitHub's proxy shows, and nothing at all. */
  'bad-gateway',
  'bad-gateway-empty',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

const Ready = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  /** How long a rate limit lasts by the world's clock; a minute where not given. */
  seconds: z.int().positive().optional(),
})
const Exactly = z.strictObject({
  status: z.int().min(200).max(599),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).optional(),
})
/** What GraphQL does with pages that are too much for it. Smaller ones it answers as they are. */
const Heavy = z.strictObject({
  /** Answered with nulls and an error for each, or not at all (502). */
  kind: z.enum(['in-part', 'timed-out']),
  /** So many nodes of a page it can do. */
  above: z.int().nonnegative(),
  /** The connection whose pages are too much, `issues`; any, if left out. */
  of: z.string().optional(),
})
export type Heavy = z.infer<typeof Heavy>
const FaultAnswer = z.union([z.enum(FAULT_KINDS), Ready, Heavy, Exactly, z.literal('lost')], {
  error: `is one of ${['lost', ...FAULT_KINDS].join(', ')}, or {kind, seconds?}, or {kind: in-part or timed-out, above}, or {status, body?, headers?}`,
})
export type FaultAnswer = z.infer<typeof FaultAnswer>

const TEMPLATES: ReadonlySet<string> = new Set(['*', '/graphql', ...ROUTES.map(templateOf)])
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', '*', 'ANY'] as const

const Shape = z.strictObject({
  /** `*` is any write, `ANY` any request. */
  method: z.string().toUpperCase().pipe(z.enum(METHODS)),
  /** The route as GitHub documents it (`/repos/{owner}/{repo}/issues`), `/graphql`, or `*` for any. */
  route: z.string().refine((route) => TEMPLATES.has(route), {
    error: 'is no route of the sandbox; write it as GitHub documents it, or "*" for any',
  }),
  /** Only requests that this installation sends. */
  installation: z.int().positive().optional(),
  /** Only requests that this holds for; in process alone. */
  where: z.custom<(request: Asked) => boolean>((value) => typeof value === 'function').optional(),
  /** Lets pass what comes before the n-th request that it would meet; counted from 1. */
  nth: z.int().positive().optional(),
  /** Meets every k-th request, again and again unless `times` says how often. */
  every: z.int().positive().optional(),
  /** How many requests it meets; once where neither this nor `every` is given. */
  times: z.int().positive().optional(),
  /** Waits before anything else, in milliseconds of the host's clock: the socket stays open so long. */
  delayMs: z.number().nonnegative().optional(),
  /** Answered instead of doing what was asked; `lost` cuts the connection. */
  before: FaultAnswer.optional(),
  /** Does what was asked and then answers this; `lost` cuts the connection. */
  after: FaultAnswer.optional(),
})

/** What goes wrong with some of the requests. */
export type Fault = z.input<typeof Shape>
export type CheckedFault = z.output<typeof Shape>

function isRefusal(answer: FaultAnswer | undefined): boolean {
  const kind = typeof answer === 'object' && 'kind' in answer ? answer.kind : answer
  return REFUSALS.some((refusal) => refusal === kind)
}

const isHeavy = (answer: FaultAnswer | undefined): boolean =>
  typeof answer === 'object' && 'above' in answer

const Checked = Shape.refine(
  ({ delayMs, before, after }) => [delayMs, before, after].some((one) => one !== undefined),
  { error: 'a fault says what goes wrong: delayMs, before or after' },
)
  .refine(({ before, after }) => before === undefined || after === undefined, {
    error: 'a request is answered once: before or after, not both',
  })
  .refine(({ nth, every }) => nth === undefined || every === undefined, {
    error: 'nth and every exclude each other',
  })
  .refine(({ before }) => !isHeavy(before), {
    error: 'a page that is too much is cut once it is there: say it in after',
  })
  .refine(({ route, after }) => route === '/graphql' || !isHeavy(after), {
    error: 'only GraphQL answers in part: its route is /graphql',
  })
  .refine(({ after }) => !isRefusal(after), {
    error: 'a rate limit is answered instead of the work: say it in before',
  })

/** Throws what is wrong with a fault, all of it in one message. */
export function checkedFault(fault: unknown): CheckedFault {
  return Checked.parse(fault)
}
