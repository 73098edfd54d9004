import * as z from 'zod'
import { DAY_MS } from '../domain/instant.ts'
import type { ActionPolicy } from '../domain/policy.ts'
import { spanOf } from './duration.ts'
import { TYPED } from './words.ts'

/** What a file that says nothing gets. */
const DEFAULTS = {
  remind: '3bd',
  again: '7d',
  escalate: '14d',
  many: '3',
  evidence: 'merged',
  environments: ['production'],
} as const

/** An item is due on a day, so nothing about it is counted in hours. */
const LENGTH = '[1-9]\\d{0,2}(?:d|bd)'
const NEVER = 'never'

const days = z
  .string()
  .regex(new RegExp(`^${LENGTH}$`), 'a number of days is written 7d, or 5bd for business days')

const daysOrNever = z
  .string()
  .regex(
    new RegExp(`^(?:${LENGTH}|${NEVER})$`),
    'a number of days is written 14d, or 3bd for business days, or never',
  )
  .nullable()

/** Editors take nothing and the word for it alike. */
const OR_NOTHING = { type: ['string', 'null'] as unknown as 'string' }

export const actions = z
  .strictObject({
    remind: daysOrNever.optional().meta({
      ...OR_NOTHING,
      default: DEFAULTS.remind,
      description: 'How long before the due date its owner is reminded, or never.',
    }),
    again: days.optional().meta({
      default: DEFAULTS.again,
      description: 'How often its owner is reminded while it is overdue.',
    }),
    escalate: daysOrNever.optional().meta({
      ...OR_NOTHING,
      default: DEFAULTS.escalate,
      description:
        'How long after the due date the team of the service is called, or never; its people by name where a team cannot be.',
    }),
    many: z
      .string()
      .regex(/^[1-9]\d?$/, 'a number of reminders lies between 1 and 99')
      .optional()
      .meta({
        ...TYPED,
        default: Number(DEFAULTS.many),
        description:
          'From how many reminders of one owner in a week on a single comment tells of all of them.',
      }),
    evidence: z.enum(['merged', 'deployed']).optional().meta({
      default: DEFAULTS.evidence,
      description:
        'What proves that it is done: a `merged` pull request, or one that a successful deployment contains (`deployed`).',
    }),
    environments: z
      .array(
        z
          .string()
          .regex(
            /^[^\s\p{C}](?:[^\p{C}]{0,98}[^\s\p{C}])?$/u,
            'an environment is a name of one line',
          )
          .meta(TYPED),
      )
      .min(1, 'the list needs at least one environment')
      .max(20, 'at most 20 environments can be named')
      .optional()
      .meta({
        default: [...DEFAULTS.environments],
        description: 'Environments to which a deployment counts as evidence.',
      }),
    dueField: z
      .string()
      .regex(/^[1-9]\d{0,14}$/, 'the id of an issue field is a whole number')
      .nullable()
      .optional()
      .meta({
        type: ['string', 'number', 'null'] as unknown as 'string',
        default: null,
        description:
          "Id of the organisation's issue field of type date in which the due date is shown as well.",
      }),
  })
  .default({})
  .meta({
    description:
      'When people are reminded of what they promised after an incident, and what proves that it is done.',
    examples: [
      {
        remind: '5bd',
        again: '7d',
        escalate: 'never',
        evidence: 'deployed',
        environments: ['prod-eu'],
      },
    ],
  })

type Given = z.infer<typeof actions>

/** What the key means. What is left out has its default; what is written as nothing is off. */
export const actionsOf = (given: Given): ActionPolicy => ({
  remind: spanOf(given.remind === undefined ? DEFAULTS.remind : (given.remind ?? NEVER)),
  again: spanOf(given.again ?? DEFAULTS.again) ?? { unit: 'ms', amount: 7 * DAY_MS },
  escalate: spanOf(given.escalate === undefined ? DEFAULTS.escalate : (given.escalate ?? NEVER)),
  many: Number(given.many ?? DEFAULTS.many),
  evidence: given.evidence ?? DEFAULTS.evidence,
  environments: (given.environments ?? DEFAULTS.environments).map((name) => name.toLowerCase()),
  dueField: given.dueField == null ? null : Number(given.dueField),
})
