import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '../../src/domain/instant.ts'
import { GITHUB_PACE } from '../../src/engine/pace.ts'
import { openStore } from '../../src/store/open-store.ts'

const NOW = Date.parse('2026-11-20T14:00:00Z') as Instant

/** The path of a store whose audit holds these acts. */
export function recorded(acts: readonly string[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'sitrep-audit-')), 'store.db')
  const store = openStore({ path, version: '1', pace: GITHUB_PACE, now: NOW })
  for (const act of acts)
    store.audit({ at: NOW, incident: 'acme/shop#7', delivery: 'a-delivery', act })
  store.close()
  return path
}
