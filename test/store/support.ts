import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Instant } from '../../src/domain/instant.ts'
import { GITHUB_PACE } from '../../src/engine/pace.ts'
import { openStore, type StoreOptions } from '../../src/store/open-store.ts'
import type { Delivery, Lease, Store } from '../../src/store/store.ts'

/** So many milliseconds into the story that a test tells. */
export const at = (ms: number): Instant => (Date.parse('2026-11-20T14:00:00Z') + ms) as Instant

export const MEDIA = ['memory', 'file'] as const

/** A path that is gone when the test is over. */
export function storePath(name = 'store.db'): string {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, name)
}

/** A store that is closed when the test is over. */
export function opened(path: string, options: Partial<StoreOptions> = {}): Store {
  const store = openStore({ path, version: '1', pace: GITHUB_PACE, now: at(0), ...options })
  onTestFinished(() => store.close())
  return store
}

export const newStore = (medium: (typeof MEDIA)[number]): Store =>
  opened(medium === 'memory' ? ':memory:' : storePath())

export const delivery = (id: string, lane = 'a', installation = 1): Delivery => ({
  id,
  event: 'issues',
  lane,
  installation,
  body: Buffer.from(`{"of":"${id}"}`),
})

export const NOBODY: ReadonlySet<number> = new Set()

/** The next lane, which has to be there. */
export function claimed(store: Store, now: Instant): Lease {
  const lease = store.claim(now, NOBODY)
  if (lease === null) throw new Error('there is no lane to claim')
  return lease
}

/** Ids of what waits in a lane, oldest first. */
export const ids = (store: Store, lease: Lease): readonly string[] =>
  store.waiting(lease, 1_000).map(({ id }) => id)
