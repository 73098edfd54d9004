import * as z from 'zod'
import { login } from './words.ts'

/** Below triage GitHub itself lets nobody label or assign, so neither does this file. */
const ROLES = ['triage', 'write', 'maintain', 'admin'] as const

const role = z.enum(ROLES)

export const declare = role.default('triage').meta({
  description:
    'Weakest role on the repository that may declare an incident; what anybody else opens is a report that waits for such a person.',
})

export const commands = z
  .record(
    z
      .string()
      .regex(/^\/?[a-z][a-z-]{0,30}$/, 'a command is its word, such as severity, or default'),
    role,
  )
  .default({})
  .meta({
    description:
      'Weakest role that may run a command, by the name of the command; `default` stands for all that are not named.',
    examples: [{ default: 'triage', publish: 'maintain' }],
  })

export const bots = z
  .array(login)
  .max(50, 'at most 50 bots can be named')
  .default([])
  .meta({
    description:
      'Logins of bots whose comments are read like those of a person, and of Apps through which people may type commands. All others are ignored.',
    examples: [['deploy-helper[bot]']],
  })

export const foreign = z
  .array(
    z.string().regex(/^\/?[A-Za-z][\w-]{0,38}$/, 'a foreign command is one word, such as retest'),
  )
  .max(200, 'at most 200 words can be named')
  .default([])
  .meta({
    description:
      'Slash words that belong to other bots: never run, and never answered as a misspelling.',
    examples: [['retest', 'lgtm']],
  })
