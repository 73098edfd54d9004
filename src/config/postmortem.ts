import * as z from 'zod'
import { HOUR_MS } from '../domain/instant.ts'
import type { PostmortemPolicy } from '../domain/policy.ts'
import type { SeverityLevel } from '../domain/severity.ts'
import { multiple, type Span } from '../domain/span.ts'
import { WEIGHTS } from '../domain/weight.ts'
import { catalogue } from '../postmortem/rules/catalogue.generated.ts'
import { Duration, spanOf } from './duration.ts'
import { levels } from './levels.ts'
import { SEVERITIES } from './severities.ts'
import { shareOf } from './share.ts'
import { spansOf, within, withinMeta } from './within.ts'
import { name, TYPED } from './words.ts'

const WITHIN: Span = { unit: 'ms', amount: 48 * HOUR_MS }
const DAY: Span = { unit: 'ms', amount: 24 * HOUR_MS }
const FROM = multiple(DAY, 3)
const TO = multiple(DAY, 5)
const GAP = '25%'

const weight = z.enum([...WEIGHTS, 'off'])

/** One key for each rule of the review, so that editors know them and a misspelt one is told with the nearest. */
const weights = Object.fromEntries(
  catalogue.map(({ code, severity, summary }) => [
    code,
    weight.optional().meta({ default: severity, description: summary }),
  ]),
)

const meeting = z.strictObject({
  from: Duration.optional().meta({ default: '3d', description: 'Not before that.' }),
  to: Duration.optional().meta({ default: '5d', description: 'Not after that.' }),
})

export const postmortem = z
  .strictObject({
    required: z
      .array(name(50))
      .max(12, 'at most 12 severities can be named')
      .optional()
      .meta({
        default: SEVERITIES.slice(0, 2).map((level) => level.name),
        description:
          'Severities whose incidents owe a postmortem. The two worst, if left out; [] for none.',
      }),
    within: within.meta(
      withinMeta(
        'How long after the end it has to be published: one length for all, or a map of severities to lengths, in which `default` stands for all others.',
        '48h',
      ),
    ),
    meeting: meeting.optional().meta({
      description:
        'When the review meeting is proposed, counted from the end: not before `from` and not after `to`, on a working day.',
    }),
    rules: z.strictObject(weights).optional().meta({
      description:
        'How much the findings of a rule of the review weigh: a blocker fails the check. One of blocker, warning, notice, off for each rule; its own weight, if left out.',
    }),
    gap: z
      .string()
      .refine(
        (text) => shareOf(text) !== null,
        'a share lies between 0 and 100 percent, written 25% or 0.25',
      )
      .optional()
      .meta({
        ...TYPED,
        default: GAP,
        description:
          'Longest silence in the timeline that the review lets pass, as a share of the incident, 25% or 0.25.',
      }),
  })
  .default({})
  .meta({
    description: 'What is owed after an incident, until when, and how it is reviewed.',
    examples: [{ required: ['sev1'], within: { sev1: '24h', default: '3bd' }, gap: '40%' }],
  })

type Given = z.infer<typeof postmortem>

/** What the key means. Where `from` would lie behind `to`, the meeting is proposed for `from`. */
export function postmortemOf(given: Given, severities: readonly SeverityLevel[]): PostmortemPolicy {
  return {
    required: levels(given.required, severities),
    within: spansOf(given.within, severities, WITHIN),
    meeting: meetingOf(given.meeting),
    rules: changed(given.rules),
    gap: shareOf(given.gap ?? GAP) ?? 0,
  }
}

/** The bound that is left out gives way to the one that is given. */
function meetingOf(given: Given['meeting']): PostmortemPolicy['meeting'] {
  const from = given?.from === undefined ? null : spanOf(given.from)
  const to = given?.to === undefined ? null : spanOf(given.to)
  const first = from ?? (to !== null && isLonger(FROM, to) ? to : FROM)
  const last = to ?? (isLonger(first, TO) ? first : TO)
  return { from: first, to: isLonger(first, last) ? first : last }
}

/** A business day is taken for a day, and five of them for a week. */
export const isLonger = (one: Span, other: Span): boolean => roughly(one) > roughly(other)

const roughly = ({ unit, amount }: Span): number =>
  unit === 'ms' ? amount : DAY.amount * (amount + 2 * Math.floor(amount / 5))

/** Only where the team wants it otherwise than the rule. */
const changed = (given: Given['rules']): PostmortemPolicy['rules'] =>
  Object.fromEntries(
    catalogue.flatMap(({ code, severity }) => {
      const own = given?.[code]
      return own === undefined || own === severity ? [] : [[code, own] as const]
    }),
  )
