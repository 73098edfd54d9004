import * as z from 'zod'
import { Cadence, Duration } from './duration.ts'
import { color, name, prose } from './words.ts'

const Severity = z.strictObject({
  name: name(50).meta({ description: 'Label and word to type.' }),
  title: prose(60).optional().meta({ description: 'What people read. The name, if left out.' }),
  description: prose(300).optional().meta({ description: 'What belongs here, in a sentence.' }),
  color: color.optional().meta({ description: "The label's colour. By rank, if left out." }),
  aliases: z
    .array(name(50))
    .max(20, 'a severity has at most 20 aliases')
    .optional()
    .meta({ description: 'Other words that mean this severity.' }),
  acknowledge: Duration.optional().meta({
    description: 'Longest time until somebody answers. By rank, if left out.',
  }),
  update: Cadence.optional().meta({
    description: 'Longest silence between status updates, or none. By rank, if left out.',
  }),
})
export type Severity = z.infer<typeof Severity>

/** Also what fills the gaps of a team's own scheme, rank by rank. */
export const SEVERITIES = [
  {
    name: 'sev1',
    title: 'SEV1 critical',
    description: 'Nothing works for most users, data is lost, or somebody broke in.',
    color: 'b60205',
    aliases: ['1', 's1', 'critical'],
    acknowledge: '5m',
    update: '30m',
  },
  {
    name: 'sev2',
    title: 'SEV2 major',
    description: 'An important part fails or is very slow for many users.',
    color: 'd93f0b',
    aliases: ['2', 's2', 'major', 'high'],
    acknowledge: '15m',
    update: '1h',
  },
  {
    name: 'sev3',
    title: 'SEV3 minor',
    description: 'Some users are hindered, and there is a way around it.',
    color: 'fbca04',
    aliases: ['3', 's3', 'minor', 'medium'],
    acknowledge: '4h',
    update: 'none',
  },
  {
    name: 'sev4',
    title: 'SEV4 low',
    description: 'Hardly anybody notices; it can wait for working hours.',
    color: 'c2e0c6',
    aliases: ['4', 's4', 'low'],
    acknowledge: '1bd',
    update: 'none',
  },
] as const satisfies readonly Severity[]

export const severities = z
  .array(Severity)
  .min(1, 'the list needs at least one severity')
  .max(12, 'the list holds at most 12 severities')
  .default(SEVERITIES.map((level) => ({ ...level, aliases: [...level.aliases] })))
  .meta({ description: 'The severities, worst first. Each needs only a name.' })

/** Ranks, 0 the worst, by impact and spread; a shorter scheme ends at its last severity. */
const RANKS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'complete loss': { widespread: 0, limited: 1, minimal: 2 },
  degraded: { widespread: 1, limited: 2, minimal: 3 },
  inconvenience: { widespread: 2, limited: 3, minimal: 3 },
}

/** The matrix that a scheme gets when its file draws none. */
export function matrixOf(names: readonly string[]): Record<string, Record<string, string>> {
  const at = (rank: number) => names[Math.min(rank, names.length - 1)] ?? ''
  const row = (ranks: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(ranks).map(([spread, rank]) => [spread, at(rank)]))
  return Object.fromEntries(Object.entries(RANKS).map(([impact, ranks]) => [impact, row(ranks)]))
}

const NAMES = SEVERITIES.map((level) => level.name)

export const matrix = z
  .record(name(60), z.record(name(60), name(50)))
  .optional()
  .meta({
    default: matrixOf(NAMES),
    description:
      'Severity by impact (rows) and spread (columns), for who answers these two questions of the form. If left out, it follows the order of the severities.',
  })
