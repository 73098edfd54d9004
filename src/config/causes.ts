import * as z from 'zod'
import { name, prose } from './words.ts'

const DEFAULTS: readonly { name: string; aliases?: string[]; fix: string }[] = [
  {
    name: 'deployment',
    aliases: ['deploy', 'release'],
    fix: 'Canary deployments, config validation',
  },
  { name: 'capacity', aliases: ['load'], fix: 'Auto-scaling, load testing' },
  { name: 'dependency', aliases: ['third party'], fix: 'Circuit breakers, fallbacks' },
  { name: 'data', fix: 'Input validation, schema checks' },
  { name: 'infrastructure', aliases: ['infra'], fix: 'Several zones, redundancy' },
  { name: 'security', aliases: ['attack'], fix: 'Web application firewall, rate limiting' },
  { name: 'process', aliases: ['human error'], fix: 'Automation, access controls' },
]

export const causes = z
  .array(
    z.strictObject({
      name: name(50 - 'cause: '.length).meta({
        description: 'Word to type, and the end of the label.',
      }),
      aliases: z
        .array(name(50))
        .max(20, 'a cause has at most 20 aliases')
        .optional()
        .meta({ description: 'Other words that mean this cause.' }),
      fix: prose(300)
        .optional()
        .meta({ description: 'The kind of change that keeps it from coming back.' }),
    }),
  )
  .max(40, 'the list holds at most 40 causes')
  .default(DEFAULTS.map((cause) => ({ ...cause })))
  .meta({ description: 'Categories of what went wrong, counted by the reports.' })
