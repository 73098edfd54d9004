import type { Instant } from '../domain/instant.ts'
import { changePause, type PauseChange, readPaused } from '../store/pauses.ts'
import type { Paused } from '../store/store.ts'
import { StoreError } from '../store/store-error.ts'
import { CliError, JSON_OPTION, json, type Option, type Terminal, type Typed } from './command.ts'
import { safe } from './safe.ts'

export const PAUSE_OPTIONS = {
  all: { summary: 'Everything that the App does' },
  installation: { value: 'number', summary: 'What it does for one installation' },
  store: { value: 'file', summary: "The App's store; else SITREP_STORE, else sitrep.db" },
  ...JSON_OPTION,
} as const satisfies Record<string, Option>

/** Shows what is paused; null where nothing is to be changed. */
export function showPaused(typed: Typed, terminal: Terminal, change: PauseChange | null): void {
  const path = typed.options.get('store') ?? (terminal.env['SITREP_STORE'] || 'sitrep.db')
  const paused = changed(path, change, terminal.now())
  terminal.out(typed.switches.has('json') ? json(paused) : words(paused))
}

/** What was asked for; null where neither was named. Throws CliError. */
export function askedFor(typed: Typed, paused: boolean): PauseChange | null {
  const text = typed.options.get('installation')
  const all = typed.switches.has('all')
  if (text === undefined) return all ? { installation: null, paused } : null
  if (all) throw new CliError('name --all or --installation, not both', 2)
  if (!/^[1-9]\d{0,14}$/.test(text)) {
    throw new CliError(
      `--installation takes a number, such as 42, not ${safe(JSON.stringify(text))}. It stands in the address of the installation's page in GitHub's settings.`,
      2,
    )
  }
  return { installation: Number(text), paused }
}

function changed(path: string, change: PauseChange | null, now: Instant): Paused {
  try {
    return change === null ? readPaused(path) : changePause(path, change, now)
  } catch (error) {
    if (error instanceof StoreError) throw new CliError(safe(error.message))
    throw error
  }
}

const GOES_ON = 'Webhooks are kept. `sitrep resume` goes on with them.'

function words({ everything, installations }: Paused): string {
  const some = installations.map((number) => `installation ${number}`).join(', ')
  if (everything) return `Everything is paused. ${GOES_ON.replace('resume', 'resume --all')}`
  return installations.length === 0 ? 'Nothing is paused.' : `Paused: ${some}. ${GOES_ON}`
}
