import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jobToken } from '../../../src/sandbox/actions/jobs.ts'
import { type Started, start } from '../../sandbox/support.ts'
import { KEEPING_ENV } from '../../support/own-env.ts'

/** Secret of the tests, as a step would pass it. */
const KEY = 'k1:a secret of the tests'

export interface Step {
  readonly event?: string
  readonly payload?: Readonly<Record<string, unknown>>
  /** By name: `dry-run`. */
  readonly inputs?: Readonly<Record<string, string>>
  /** Of the job; all that a workflow of ours asks for where not given. */
  readonly permissions?: Readonly<Record<string, 'read' | 'write' | 'none'>>
  /** Instead of the token of a job. */
  readonly token?: string
  readonly env?: Readonly<Record<string, string>>
}

export interface Acted {
  readonly code: number | null
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
}

const WHOLE = {
  issues: 'write',
  contents: 'write',
  'pull-requests': 'write',
  checks: 'write',
  deployments: 'read',
} as const

/** The sources, or with `ACTION_ENTRY=action/dist/main.js` the bundle, which the same tests hold for. */
const ENTRY = process.env['ACTION_ENTRY'] ?? 'action/main.ts'

/** A sandbox in which nobody writes for Sitrep but the Action: the App that is there has nothing to do with us. */
export const alone = (): Promise<Started> =>
  start({ app: { slug: 'elsewhere', permissions: {}, events: [] } })

/** The Action as a runner would start it, as a process of its own against a sandbox. */
export async function acted(box: Started, step: Step): Promise<Acted> {
  const folder = mkdtempSync(join(tmpdir(), 'acted-'))
  const files = ['event.json', 'outputs', 'summary.md'].map((name) => join(folder, name))
  const [event = '', outputs = '', summary = ''] = files
  const { repository } = box.seeded
  const told = { id: repository.id, default_branch: 'main' }
  writeFileSync(event, JSON.stringify({ repository: told, ...step.payload }))
  writeFileSync(outputs, '')
  writeFileSync(summary, '')
  const job = jobToken(box.sandbox.world, repository, step.permissions ?? WHOLE)
  const inputs = { token: step.token ?? job.token, key: KEY, ...step.inputs }
  const child = spawn(process.execPath, [ENTRY], {
    env: {
      ...KEEPING_ENV,
      SITREP_PACED: 'false',
      GITHUB_API_URL: box.server.apiUrl,
      GITHUB_SERVER_URL: box.server.origin,
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_EVENT_NAME: step.event ?? 'workflow_dispatch',
      GITHUB_EVENT_PATH: event,
      GITHUB_OUTPUT: outputs,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_RUN_ID: '77',
      ...variables(inputs),
      ...step.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log: string[] = []
  child.stdout.on('data', (chunk: Buffer) => log.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => log.push(chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  job.end()
  return {
    code,
    log: log.join(''),
    outputs: outputsIn(readFileSync(outputs, 'utf8')),
    summary: readFileSync(summary, 'utf8'),
  }
}

const variables = (inputs: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  )

/** As a runner reads them: `name=value`, or a value between delimiters. */
function outputsIn(text: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const [, name, delimiter] = /^([\w-]+)<<(.+)$/.exec(line) ?? []
    if (name !== undefined && delimiter !== undefined) {
      const end = lines.indexOf(delimiter, at)
      found[name] = lines.slice(at + 1, end).join('\n')
      at = end
    } else if (line.includes('=')) {
      found[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1)
    }
  }
  return found
}

export const about = (issue: number): Readonly<Record<string, unknown>> => ({
  action: 'opened',
  issue: { number: issue, labels: [{ name: 'incident' }] },
})

/** Lines that a runner would take for commands, without those that switch that off and what stands between them. */
export function commandsIn(log: string): readonly string[] {
  const commands: string[] = []
  let until: string | null = null
  for (const line of log.split('\n')) {
    if (until !== null) {
      if (line.trim() === `::${until}::`) until = null
      continue
    }
    const stop = /^::stop-commands::(.+)$/.exec(line)
    if (stop?.[1] !== undefined) until = stop[1]
    else if (line.trimStart().startsWith('::') || line.includes('##[')) commands.push(line)
  }
  return commands
}
