import { readConfig } from '../../src/config/read.ts'
import type { Alert, HeardAlert } from '../../src/domain/alert.ts'
import type { Claims } from '../../src/engine/claims.ts'
import { converge } from '../../src/engine/converge.ts'
import {
  type Declared,
  type DeclareWorld,
  declareAlert,
  twinTelling,
} from '../../src/engine/declare.ts'
import { type Ledger, NO_LEDGER } from '../../src/engine/ledger.ts'
import { githubAlertShelf } from '../../src/github/alerts/shelf.ts'
import { client, type Octokit } from '../../src/github/client.ts'
import type { Key } from '../../src/github/keys.ts'
import { configLayers } from '../../src/github/read-rest.ts'
import { createApp, createInstallationToken, installApp } from '../../src/sandbox/actions/apps.ts'
import type { Story } from './story.ts'

export const AT = { owner: 'acme', repo: 'shop' } as const
const KEYS: readonly Key[] = [{ id: 'k1', secret: 'a secret of the tests' }]

export const ALERT: Alert = {
  source: 'alertmanager',
  key: 'checkout-errors',
  state: 'firing',
  title: 'Checkout fails',
  severity: 'critical',
  services: ['checkout'],
  startedAt: null,
  details: null,
  links: [{ name: 'runbook', url: 'https://wiki.example/checkout' }],
}

/** An alert as its reader hands it over. */
export const heard = (alert: Partial<Alert> = {}, type = 'sitrep'): HeardAlert => ({
  origin: { kind: 'dispatch', type },
  alert: { ...ALERT, ...alert },
  notes: [],
})

/** The bot of another App, which may write issues and no more. */
export function otherBot(play: Pick<Story, 'sandbox' | 'seeded'>, slug = 'grafana-alerts') {
  const { world } = play.sandbox
  const { repository, users, tokens } = play.seeded
  const owner = world.state.users[repository.ownerId]
  const ana = users['ana']
  if (owner === undefined || ana === undefined) throw new Error('nobody to install it')
  const app = createApp(world, { slug, owner, permissions: { issues: 'write' }, events: [] })
  const place = installApp(world, app, { account: owner, sender: ana, repositories: [repository] })
  const { token } = createInstallationToken(world, place, undefined, undefined)
  Object.assign(tokens, { [`${slug}[bot]`]: token })
  return `${slug}[bot]`
}

interface Options {
  readonly ledger?: Ledger
  readonly claims?: Claims | null
  readonly keys?: readonly Key[]
  readonly octokit?: Octokit
  /** Whose the octokit is, and how that account looks at an issue; the App and its way where left out. */
  readonly me?: string
  readonly world?: Story['world']
}

/** Where alerts declare, beside an in-process GitHub. */
export async function declareWorldOf(
  play: Story,
  {
    ledger = NO_LEDGER,
    claims = null,
    keys = KEYS,
    octokit = play.bot as unknown as Octokit,
    me = 'sitrep[bot]',
    world = play.world,
  }: Options = {},
): Promise<DeclareWorld> {
  const github = client(octokit)
  const { data } = await play.bot.rest.repos.get(AT)
  const place = { client: github, at: AT, repository: data.id, me }
  return {
    now: play.now,
    setup: async () => readConfig(await configLayers(github, AT)),
    shelf: githubAlertShelf({ ...place, keys, ledger, now: play.now }),
    claims,
    world,
  }
}

/** Declares from an alert there. */
export const declares = async (
  play: Story,
  alert: HeardAlert,
  options: Options = {},
): Promise<Declared> => declareAlert(await declareWorldOf(play, options), alert)

/** Looks at an issue, and has its first one told where it is a second one. */
export async function looks(play: Story, number: number): Promise<void> {
  const telling = twinTelling(await play.look(number), play.now())
  if (telling !== null) await converge(play.world(telling.issue), { told: telling.told })
}

/** Titles and numbers of all issues that are incidents. */
export async function incidents(play: Story) {
  const { data } = await play.bot.rest.issues.listForRepo({
    ...AT,
    labels: 'incident',
    state: 'all',
  })
  return data
    .map(({ number, title, state }) => ({ number, title, state }))
    .sort((a, b) => a.number - b.number)
}
