import type { Instant } from '../../../src/domain/instant.ts'
import { NO_LEDGER } from '../../../src/engine/ledger.ts'
import type { Pace } from '../../../src/engine/pace.ts'
import { apply, type Writing } from '../../../src/github/apply.ts'
import { client } from '../../../src/github/client.ts'
import type { Effect } from '../../../src/plan/effect.ts'
import { wired } from '../../support/wire.ts'
import { KEYS } from './support.ts'

const WRITING: Writing = {
  at: { owner: 'acme', repo: 'shop', issue_number: 42 },
  place: { repository: 1, issue: 42 },
  keys: KEYS,
  bodies: new Map(),
  readAt: 0 as Instant,
  now: () => 0 as Instant,
  ledger: NO_LEDGER,
  rank: 2,
  hurried: () => false,
  awaited: () => false,
}

/** What becomes of effects on incident 42. */
export const run = (effects: readonly Effect[], writing: Partial<Writing> = {}, pace?: Pace) =>
  apply(client(wired(), pace === undefined ? {} : { pace }), { ...WRITING, ...writing }, effects)

export const NEST: Effect<'item.nest'> = { type: 'item.nest', item: 57, id: 1_057 }
export const LABEL: Effect = { type: 'label.add', names: ['sev1'] }
