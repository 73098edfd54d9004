import * as z from 'zod'
import type { ReminderPolicy } from '../domain/policy.ts'
import { REMINDERS } from '../domain/reminder.ts'
import type { SeverityLevel } from '../domain/severity.ts'
import { Duration, spanOf } from './duration.ts'
import { levels } from './levels.ts'
import { SEVERITIES } from './severities.ts'
import { SILENCES, silencesOf } from './silence.ts'
import { name } from './words.ts'

const MITIGATED = '3bd'

const DurationOrNever = z
  .string()
  .regex(
    /^(?:[1-9]\d{0,3}(?:m|h|d|bd)|never)$/,
    'a length of time is a whole number and m, h, d or bd (business days), such as 4h, or never',
  )

export const reminders = z
  .strictObject({
    send: z
      .array(z.enum(REMINDERS))
      .max(REMINDERS.length, 'each kind of reminder is listed once')
      .optional()
      .meta({
        default: [...REMINDERS],
        description: `Kinds of reminders that are sent: ${REMINDERS.join(', ')}. All, if left out; [] for none.`,
      }),
    awake: z
      .array(name(50))
      .max(12, 'at most 12 severities can be named')
      .optional()
      .meta({
        default: SEVERITIES.slice(0, 2).map((level) => level.name),
        description:
          'Severities whose reminders come at any hour; those of the others wait for working hours. The two worst, if left out; [] for none.',
      }),
    escalate: Duration.optional().meta({
      description:
        'How long whoever is called to an incident that nobody has acknowledged has, before the next in line is called: who is on call, who stands behind them, then all whom services and responders name. As long as the first acknowledgement may take, if left out.',
    }),
    severity: Duration.optional().meta({
      description:
        'How long nobody may have said how bad it is. As long as the acknowledgement may take, if left out.',
    }),
    commander: Duration.optional().meta({
      description:
        'How long nobody may lead. Three times as long as the acknowledgement may take, if left out.',
    }),
    silent: z
      .record(name(50), DurationOrNever)
      .optional()
      .meta({
        default: Object.fromEntries(SEVERITIES.map((level, rank) => [level.name, SILENCES[rank]])),
        description:
          'Longest time in which nobody says anything on an open incident, a length or never for each severity, in which `default` stands for all others. By rank, if left out. An update that is promised for later is waited for.',
      }),
    mitigated: DurationOrNever.optional().meta({
      default: MITIGATED,
      description:
        'How long an incident whose impact is over may stay open before somebody is asked whether it is resolved, or never. In working hours, whatever its severity.',
    }),
  })
  .default({})
  .meta({
    description: 'What people are reminded of while an incident is open.',
    examples: [{ awake: ['sev1'], escalate: '10m', silent: { sev1: '2h', default: 'never' } }],
  })

type Given = z.infer<typeof reminders>

/** What the key means for these severities. */
export const remindersOf = (
  given: Given,
  severities: readonly SeverityLevel[],
): ReminderPolicy => ({
  send: given.send ?? REMINDERS,
  awake: levels(given.awake, severities),
  escalate: spanOf(given.escalate ?? ''),
  severity: spanOf(given.severity ?? ''),
  commander: spanOf(given.commander ?? ''),
  silent: silencesOf(given.silent, severities),
  mitigated: spanOf(given.mitigated ?? MITIGATED),
})
