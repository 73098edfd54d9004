import * as z from 'zod'
import { REMINDERS } from '../domain/reminder.ts'
import { SEVERITIES } from './severities.ts'
import { name } from './words.ts'

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
  })
  .default({})
  .meta({ description: 'What people are reminded of while an incident is open.' })
