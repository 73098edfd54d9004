import * as z from 'zod'
import { TIMES } from '../domain/fact.ts'
import type { PeriodKind } from '../domain/period.ts'
import type { ReportPolicy } from '../domain/policy.ts'
import { scheduleOf } from './schedule.ts'
import { otherUnit, targetOf } from './target.ts'
import { bare, TYPED } from './words.ts'

const NEVER = 'never'

/** What a file that says nothing gets, each a few minutes behind the one before. */
const DEFAULTS = {
  actions: 'weekly on monday at 09:07',
  metrics: 'weekly on monday at 09:12',
  trends: 'quarterly on day 1 at 09:17',
  environments: ['production'],
} as const

/** What fields of cron cover that do not say it. */
const COVERS: Readonly<Record<keyof ReportPolicy['schedule'], PeriodKind>> = {
  actions: 'week',
  metrics: 'week',
  trends: 'quarter',
}

const schedule = (kind: keyof ReportPolicy['schedule'], what: string) =>
  z
    .string()
    .max(120)
    .refine(
      (text) => text === NEVER || scheduleOf(text, COVERS[kind]) !== null,
      'a schedule is written weekly on monday at 09:07, monthly on day 1, quarterly at 08:30 Europe/Lisbon, as five fields of cron such as 7 9 * * 1, or never',
    )
    .optional()
    .meta({ default: DEFAULTS[kind], description: what })

const POINT = z.enum(TIMES)

const points = z
  .record(
    z.string(),
    z
      .strictObject({
        from: z
          .array(POINT)
          .min(1, 'the list needs at least one time')
          .max(6)
          .meta({
            description: `Where it begins: the first of these that is known, of ${TIMES.join(', ')}.`,
          }),
        to: POINT.meta({ description: 'Where it ends.' }),
      })
      .refine(
        ({ from, to }) => from.every((time) => TIMES.indexOf(time) < TIMES.indexOf(to)),
        `what is measured begins before it ends, in this order: ${TIMES.join(', ')}`,
      ),
  )
  .default({})
  .meta({
    description: 'Other ends of durations, by name of the metric, printed beside each figure.',
    examples: [{ 'time-to-resolve': { from: ['detected', 'declared'], to: 'resolved' } }],
  })

const targets = z
  .record(
    z.string(),
    z
      .string()
      .refine(
        (text) => targetOf(text) !== null,
        'a target is a length of time such as 15m, 4h or 2d, a share such as 90%, or a number',
      )
      .meta(TYPED),
  )
  .default({})
  .meta({
    description:
      'What is promised, by name of the metric: of durations the median is held against it, of all others the figure.',
    examples: [{ 'time-to-acknowledge': '15m', 'action-completion': '90%' }],
  })

const told = z
  .string()
  .regex(
    /^@?[A-Za-z0-9][A-Za-z0-9_-]{0,38}(?:\/[A-Za-z0-9_.-]{1,100})?$/,
    'somebody is named by a login such as octocat, or a team such as acme/sre',
  )
  .meta(TYPED)

const environment = z
  .string()
  .regex(/^[^\s\p{C}](?:[^\p{C}]{0,98}[^\s\p{C}])?$/u, 'an environment is a name of one line')
  .meta(TYPED)

export const reports = z
  .strictObject({
    actions: schedule('actions', 'When the report on action items comes, or never.'),
    metrics: schedule('metrics', 'When the report on incidents and their times comes, or never.'),
    trends: schedule('trends', 'When the report on what changes over time comes, or never.'),
    targets,
    points,
    tell: z
      .array(told)
      .max(20, 'at most 20 people and teams can be named')
      .default([])
      .meta({ description: 'Who is mentioned where a target is missed.' }),
    mention: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether the owners of overdue action items are mentioned.' }),
    environments: z
      .array(environment)
      .min(1, 'the list needs at least one environment')
      .max(20, 'at most 20 environments can be named')
      .optional()
      .meta({
        default: [...DEFAULTS.environments],
        description: 'Environments whose deployments count as changes of production.',
      }),
    data: z.boolean().default(false).meta({
      description:
        'Whether the figures, what was read and `active.json` are committed to the branch `sitrep/data`.',
    }),
  })
  .prefault({})
  .meta({
    description: 'Which reports arrive by themselves, when, and what they are held against.',
    examples: [
      {
        metrics: 'monthly on day 1 at 08:30 Europe/Lisbon',
        targets: { 'time-to-acknowledge': '15m', 'action-completion': '90%' },
        tell: ['acme/sre'],
      },
    ],
  })

type Given = z.infer<typeof reports>

/** What the key means. What is left out has its default. */
export const reportsOf = (given: Given): ReportPolicy => ({
  schedule: {
    actions: scheduleOf(given.actions ?? DEFAULTS.actions, COVERS.actions),
    metrics: scheduleOf(given.metrics ?? DEFAULTS.metrics, COVERS.metrics),
    trends: scheduleOf(given.trends ?? DEFAULTS.trends, COVERS.trends),
  },
  points: given.points,
  targets: Object.fromEntries(
    Object.entries(given.targets).flatMap(([name, text]) => {
      const target = targetOf(text)
      return target === null || otherUnit(name, text) !== null ? [] : [[name, target.value]]
    }),
  ),
  tell: given.tell.map(bare),
  mention: given.mention,
  environments: (given.environments ?? DEFAULTS.environments).map((name) => name.toLowerCase()),
  data: given.data,
})
