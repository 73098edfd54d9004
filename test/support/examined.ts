import type { Diagnosis } from '../../src/cli/doctor/examine.ts'
import type { Instant } from '../../src/domain/instant.ts'
import type { Started } from '../sandbox/support.ts'
import { cli } from './cli.ts'
import { OUR_APP } from './our-app.ts'

/** An App with all that ours asks for, and an address at which it hears of things. */
export function wellEquipped(box: Started): void {
  const permissions = { ...OUR_APP.permissions }
  const webhookUrl = 'https://sitrep.example/api/github/webhooks'
  const events = [...OUR_APP.events]
  Object.assign(box.seeded.app, { permissions, events, webhookUrl, webhookSecret: 'made up' })
  Object.assign(box.seeded.installation, { permissions, events })
}

/** Who asks: somebody's own token, or the App. */
export const envOf = (box: Started, who: string): Readonly<Record<string, string>> => ({
  ...{ GITHUB_API_URL: box.server.apiUrl, GITHUB_REPOSITORY: 'acme/shop' },
  ...(who === 'app'
    ? { APP_ID: String(box.seeded.app.id), PRIVATE_KEY: box.seeded.app.privateKey }
    : { GITHUB_TOKEN: box.seeded.tokens[who] ?? '' }),
})

export interface Health {
  readonly code: number
  readonly worst: string
  readonly requests: number
  readonly findings: readonly Diagnosis[]
  /** `state: what` of each finding of that check. */
  readonly of: (check: string) => readonly string[]
  /** What to do about each finding of that check. */
  readonly next: (check: string) => readonly (string | null)[]
}

/** What `sitrep doctor --json` says to whoever asks. */
export async function health(box: Started, who = 'ana', now?: () => Instant): Promise<Health> {
  const clock = now === undefined ? {} : { now }
  const { code, out } = await cli('doctor --json', { env: envOf(box, who), ...clock })
  const told = JSON.parse(out) as Omit<Health, 'code' | 'of' | 'next'>
  const among = (check: string) => told.findings.filter((one) => one.check === check)
  return {
    ...{ ...told, code },
    of: (check) => among(check).map(({ state, what }) => `${state}: ${what}`),
    next: (check) => among(check).map(({ next }) => next),
  }
}
