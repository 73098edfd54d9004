import { Octokit } from '@octokit/rest'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { type LookOptions, look } from '../../src/app/look.ts'
import { DAY_MS, instant, plus } from '../../src/domain/instant.ts'
import { NO_PACE } from '../../src/engine/pace.ts'
import type { Octokit as Client } from '../../src/github/client.ts'
import { derivedKey } from '../../src/github/keys.ts'
import { createInstallationToken } from '../../src/sandbox/actions/apps.ts'
import { LEASE_MS } from '../../src/store/leases.ts'
import { SHOP } from '../sandbox/support.ts'
import { at, claimed, delivery, newStore } from '../store/support.ts'
import { open } from '../support/crowd.ts'
import { served } from '../support/served.ts'

/** What looks at the incident that an App has just declared, and the store of whoever looks beside it. */
async function incident(readOnly = false) {
  const it = await served({ at: '2026-11-20T14:00:00Z' })
  onTestFinished(it.close)
  const { world, fetch } = it.box.sandbox
  const { token } = createInstallationToken(world, it.box.seeded.installation, undefined, undefined)
  const octokit = new Octokit({
    auth: token,
    baseUrl: it.box.server.apiUrl,
    request: { fetch: (url: string, init: RequestInit) => fetch(new Request(url, init)) },
  }) as unknown as Client
  const store = newStore('memory')
  store.accept([delivery('1')], at(0))
  const options: LookOptions = {
    store,
    around: {
      now: world.now,
      keys: [derivedKey(it.box.seeded.app.privateKey)],
      people: new Map(),
      hands: new Map(),
      me: async () => 'sitrep[bot]',
    },
    paceOf: () => NO_PACE,
    log: pino({ level: 'silent' }),
    stopping: () => false,
    readOnly,
    looked: () => {},
    hostNow: () => instant('2026-11-20T14:00:00Z'),
  }
  const lease = claimed(store, at(0))
  const looking = { lease, delivery: '1', octokit, at: { ...SHOP, issue_number: 1 } }
  return {
    it,
    store,
    options,
    looking: { ...looking, behind: [], adopt: true, comment: null, looks: 0, routine: false },
  }
}

const far = plus(instant('2026-11-20T14:00:00Z'), 30 * DAY_MS)

test('a look whose lane somebody else took meanwhile leaves the timer as that one set it', async () => {
  const { it, store, options, looking } = await incident()
  open(it, { severity: 'sev1', says: null })
  await it.settled()
  const taken = new Set<number>()
  const overtaken = () => {
    if (taken.size === 0) taken.add(claimed(store, at(LEASE_MS)).fence)
  }
  const { octokit } = looking
  const slow: Client = {
    request: (...asked) => octokit.request(...asked).finally(overtaken),
    graphql: (...asked) => octokit.graphql(...asked).finally(overtaken),
  }
  const { outcome } = await look(options, { ...looking, octokit: slow })
  expect(outcome).toEqual({ kind: 'lost' })
  expect(store.fireTimers(far, at(0))).toBe(0)
})

test('a look whose lane is still its own sets the timer', async () => {
  const { it, store, options, looking } = await incident()
  open(it, { severity: 'sev1', says: null })
  await it.settled()
  expect((await look(options, looking)).outcome).toEqual({ kind: 'done' })
  expect(store.fireTimers(far, at(0))).toBe(1)
})

test.each([
  [false, 0],
  [true, 1],
])(
  'read-only keeps nothing back for an issue that is left alone: adopted %s',
  async (adopt, timers) => {
    const { it, store, options, looking } = await incident(true)
    await it.stop()
    it.box.sandbox.deliveries.queue({ every: 1, drop: 'never' })
    open(it, { severity: 'sev1', says: null })
    await look(options, { ...looking, adopt })
    expect(store.fireTimers(far, at(0))).toBe(timers)
    await it.again()
  },
)
