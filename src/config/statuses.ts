import * as z from 'zod'
import { CATEGORIES, type Category, type Status } from '../domain/status.ts'
import { color, name, prose } from './words.ts'

const PREFIX = 'status: '

const LOOKS: Readonly<Record<Category, readonly [color: string, description: string]>> = {
  triage: ['d4c5f9', 'Reported; nobody has judged it yet.'],
  investigating: ['e99695', 'People are looking for what is wrong.'],
  identified: ['f9d0c4', 'What is wrong is known; the impact goes on.'],
  mitigated: ['fef2c0', 'The impact is over; the cause is not yet fixed.'],
  resolved: ['0e8a16', 'The cause is fixed.'],
  reviewed: ['006b75', 'The postmortem is published.'],
  cancelled: ['cfd3d7', 'It was no incident.'],
  duplicate: ['cfd3d7', 'Another issue is this incident.'],
}

const standard = (category: Category): Status => {
  const [hue, description] = LOOKS[category]
  return { name: category, category, color: hue, description }
}

export const statuses = z
  .array(
    z.strictObject({
      name: name(50 - PREFIX.length).meta({
        description: 'Word to type, and the end of the label.',
      }),
      category: z.enum(CATEGORIES).meta({ description: 'What it means to clocks and metrics.' }),
      color: color.optional().meta({ description: "The label's colour." }),
      description: prose(300).optional().meta({ description: 'What it says, in a sentence.' }),
    }),
  )
  .max(40, 'the list holds at most 40 statuses')
  .default(CATEGORIES.map(standard))
  .meta({
    description:
      'The statuses, each in a category; the first of a category is the one that the short commands enter. A category that is not listed keeps its own name.',
  })

/** The list in the order in which an incident lives, each category present. */
export function statusesOf(given: z.infer<typeof statuses>): readonly Status[] {
  return CATEGORIES.flatMap((category) => {
    const named = given.filter((status) => status.category === category)
    const base = standard(category)
    if (named.length === 0) return [base]
    return named.map((status) => ({
      name: status.name,
      category,
      color: status.color ?? base.color,
      description: status.description ?? base.description,
    }))
  })
}
