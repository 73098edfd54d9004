import * as z from 'zod'
import { bare, login } from './words.ts'

/** `acme/payments`, with or without the sign. */
export const team = z
  .string()
  .regex(/^@?[\w.-]{1,39}\/[\w.-]{1,100}$/, 'a team is org/team, such as acme/payments')

export const teams = z
  .record(team, z.array(login).max(50, 'at most 50 people can be listed for a team'))
  .default({})
  .meta({
    description:
      'The people of teams, by org/team. A workflow with its own token can neither see who is in a team nor mention it: there these people are named instead.',
    examples: [{ 'acme/payments': ['ana', 'ben'] }],
  })

/** `acme/payments`: one spelling for each team. */
export const teamKey = (text: string): string => bare(text).toLowerCase()

/** Who is in each team. Of two spellings of one team both count. */
export function teamsOf(given: z.infer<typeof teams>): ReadonlyMap<string, readonly string[]> {
  const byTeam = new Map<string, readonly string[]>()
  for (const [word, people] of Object.entries(given)) {
    const known = byTeam.get(teamKey(word)) ?? []
    byTeam.set(teamKey(word), [...new Set([...known, ...people.map(bare)])])
  }
  return byTeam
}
