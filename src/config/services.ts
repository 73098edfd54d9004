import * as z from 'zod'
import type { Service } from '../domain/policy.ts'
import { shareOf } from './share.ts'
import { anyName, bare, login, TYPED } from './words.ts'

const safeLink = (text: string): boolean =>
  URL.canParse(text) && new URL(text).username === '' && new URL(text).password === ''

const runbook = z
  .string()
  .max(1000, 'an address is at most 1000 characters long')
  .regex(/^https?:\/\/[^\s\p{C}<>"`|()[\]\\]+$/iu, 'a runbook is an http or https address')
  .refine(safeLink, 'a runbook is an address without a user name or password in it')

const Entry = z.strictObject({
  people: z
    .array(login)
    .max(20, 'at most 20 people can be named for a service')
    .optional()
    .meta({ description: 'Logins of those who look after it.' }),
  team: z
    .string()
    .regex(/^@?[\w.-]{1,39}\/[\w.-]{1,100}$/, 'a team is org/team, such as acme/payments')
    .optional()
    .meta({ description: 'Team that looks after it, as org/team.' }),
  runbook: runbook.optional().meta({ description: 'Address of its runbook.' }),
  objective: z
    .string()
    .refine(
      (text) => shareOf(text) !== null,
      'an objective lies between 0 and 100 percent, written 99.9% or 0.999',
    )
    .optional()
    .meta({
      ...TYPED,
      description: 'Share of requests or time that is promised to work, as 99.9% or 0.999.',
    }),
})

export const services = z
  .record(anyName(50 - 'service: '.length), Entry.nullable())
  .default({})
  .meta({
    description:
      'What can break, by name: who looks after it, its runbook and its objective. Where none is listed, any name can be given.',
    examples: [
      {
        checkout: {
          people: ['ana', 'ben'],
          team: 'acme/payments',
          runbook: 'https://github.com/acme/shop/blob/main/runbooks/checkout.md',
          objective: '99.9%',
        },
      },
    ],
  })

/** The map of the file as the list that the domain asks for. */
export const servicesOf = (given: z.infer<typeof services>): readonly Service[] =>
  Object.entries(given).map(([called, entry]) => ({
    name: called,
    people: (entry?.people ?? []).map(bare),
    team: entry?.team === undefined ? null : bare(entry.team),
    runbook: entry?.runbook ?? null,
    objective: entry?.objective === undefined ? null : shareOf(entry.objective),
  }))
