import * as z from 'zod'
import type { AlertPolicy } from '../domain/alert-policy.ts'
import { MINUTE_MS } from '../domain/instant.ts'
import { plain } from '../domain/plain.ts'
import { levelNamed, type SeverityLevel } from '../domain/severity.ts'
import { spanOf } from './duration.ts'
import { anyName, bare, login, name, TYPED } from './words.ts'

/** What a file that says nothing gets. */
const DEFAULTS = {
  events: ['sitrep', 'incident', 'alertmanager'],
  perHour: '10',
  quiet: '30m',
} as const

const severity = name(50).optional()
const service = anyName(50 - 'service: '.length).optional()

const line = (longest: number, words: string) =>
  z
    .string()
    .regex(new RegExp(`^[^\\s\\p{C}](?:[^\\p{C}]{0,${longest - 2}}[^\\s\\p{C}])?$`, 'u'), words)
    .meta(TYPED)

const Workflow = z.strictObject({
  workflow: line(200, 'a workflow is its name or its file, such as deploy.yml').meta({
    description: 'Name of the workflow, or its file.',
  }),
  branches: z
    .array(line(200, 'a branch is a name of one line'))
    .min(1, 'the list needs at least one branch')
    .max(20, 'at most 20 branches can be named')
    .optional()
    .meta({ description: 'Branches whose runs count; the default branch alone, if left out.' }),
  severity: severity.meta({ description: 'Severity of such a failure; asked for, if left out.' }),
  service: service.meta({ description: 'Service that it concerns.' }),
})

const Deployment = z.strictObject({
  environment: line(100, 'an environment is a name of one line').meta({
    description: 'Environment whose failing deployments count.',
  }),
  severity: severity.meta({ description: 'Severity of such a failure; asked for, if left out.' }),
  service: service.meta({ description: 'Service that it concerns.' }),
})

export const alerts = z
  .strictObject({
    events: z
      .array(line(100, 'an event type is a word such as sitrep'))
      .max(20, 'at most 20 event types can be named')
      .optional()
      .meta({
        default: [...DEFAULTS.events],
        description:
          'Event types of `repository_dispatch` that are read as alerts; [] for none of them.',
      }),
    severities: z
      .record(anyName(60), name(50))
      .default({})
      .meta({
        description:
          "Words for severities in other systems, and the team's own severity for each. Its own names and aliases need none.",
        examples: [{ page: 'sev1', warning: 'sev3' }],
      }),
    ceiling: severity.meta({
      description:
        'Worst severity that an alert may give; more is up to people. None, if left out.',
    }),
    bots: z
      .array(login)
      .max(50, 'at most 50 bots can be named')
      .default([])
      .meta({
        description:
          'Logins of bots whose issues declare an incident, where they hold the headings of the form and a `Key`.',
        examples: [['grafana-alerts[bot]']],
      }),
    workflows: z
      .array(Workflow)
      .max(50, 'at most 50 workflows can be named')
      .default([])
      .meta({
        description: 'Workflows whose failing runs declare an incident.',
        examples: [[{ workflow: 'deploy.yml', branches: ['main'], severity: 'sev2' }]],
      }),
    deployments: z
      .array(Deployment)
      .max(50, 'at most 50 environments can be named')
      .default([])
      .meta({
        description: 'Environments whose failing deployments declare an incident.',
        examples: [[{ environment: 'production', severity: 'sev2', service: 'checkout' }]],
      }),
    perHour: z
      .string()
      .regex(/^[1-9]\d{0,2}$/, 'a number of incidents lies between 1 and 999')
      .optional()
      .meta({
        ...TYPED,
        default: Number(DEFAULTS.perHour),
        description:
          'How many incidents alerts may open in an hour. What comes on top of it is noted on the newest of them.',
      }),
    quiet: z
      .string()
      .regex(
        /^[1-9]\d{0,3}(?:m|h|d)$/,
        'a length of time is a whole number and m, h or d, such as 30m',
      )
      .optional()
      .meta({
        default: DEFAULTS.quiet,
        description:
          'How long after the end of an incident the same alert is taken for a part of the same story: its new incident names the one before.',
      }),
  })
  .default({ severities: {}, bots: [], workflows: [], deployments: [] })
  .meta({ description: 'What other systems may declare.' })

type Given = z.infer<typeof alerts>

/** What the key means. A word that names no severity means nothing. */
export function alertsOf(given: Given, levels: readonly SeverityLevel[]): AlertPolicy {
  const named = (word: string | undefined) =>
    word === undefined ? null : (levelNamed(word, levels)?.name ?? null)
  const quiet = spanOf(given.quiet ?? DEFAULTS.quiet)
  return {
    events: given.events ?? DEFAULTS.events,
    severities: new Map(
      Object.entries(given.severities).flatMap(([word, level]) => {
        const found = named(level)
        return found === null ? [] : [[plain(word), found] as const]
      }),
    ),
    ceiling: named(given.ceiling),
    bots: given.bots.map(bare),
    workflows: given.workflows.map(({ workflow, branches, severity: level, service: hit }) => ({
      workflow,
      branches: branches ?? null,
      severity: named(level),
      service: hit ?? null,
    })),
    deployments: given.deployments.map(({ environment, severity: level, service: hit }) => ({
      environment,
      severity: named(level),
      service: hit ?? null,
    })),
    perHour: Number(given.perHour ?? DEFAULTS.perHour),
    quietMs: quiet?.unit === 'ms' ? quiet.amount : 30 * MINUTE_MS,
  }
}

/** Every place at which a severity is named. */
export const alertSeverities = ({ severities, ceiling, workflows, deployments }: Given) => [
  ...Object.entries(severities).map(([word, level]) => ({
    path: ['alerts', 'severities', word],
    word: level,
  })),
  ...(ceiling === undefined ? [] : [{ path: ['alerts', 'ceiling'], word: ceiling }]),
  ...inList('workflows', workflows),
  ...inList('deployments', deployments),
]

const inList = (
  list: 'workflows' | 'deployments',
  all: readonly { readonly severity?: string | undefined }[],
) =>
  all.flatMap(({ severity: word }, at) =>
    word === undefined ? [] : [{ path: ['alerts', list, at, 'severity'], word }],
  )
