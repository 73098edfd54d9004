import * as z from 'zod'
import { name } from './words.ts'

const asked = new Map<string, boolean>()
const MOST_ASKED = 5_000

/** Whether the IANA database knows it. The same few are asked for again and again, and to ask takes long. */
export function isZone(zone: string): boolean {
  const is = asked.get(zone) ?? isKnown(zone)
  if (asked.size >= MOST_ASKED) asked.clear()
  asked.set(zone, is)
  return is
}

/** All that may be named. */
export const zones = (): readonly string[] => ['UTC', ...Intl.supportedValuesOf('timeZone')]

function isKnown(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

export const timezone = z
  .string()
  .max(64, 'a time zone is a name such as Europe/Lisbon')
  .refine(isZone, 'a time zone is a name of the IANA database, such as Europe/Lisbon')
  .default('UTC')
  .meta({
    description: 'Zone of every time that people type and of every calendar, by its IANA name.',
  })

export const label = name(50).default('incident').meta({
  description: 'Label that makes an issue an incident.',
})

export const close = z.enum(['resolved', 'reviewed']).default('reviewed').meta({
  description:
    'When the issue of an incident that owes a postmortem is closed: `resolved` at once, `reviewed` when its postmortem has been published. One that owes none is always closed when it is resolved.',
})

export const updates = z.enum(['card', 'comment']).default('card').meta({
  description:
    'Where a status update is shown: on the `card` alone, or also in a `comment` of its own, which notifies everybody subscribed a second time.',
})
