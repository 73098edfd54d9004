import { instant } from '../../src/domain/instant.ts'
import type { Desired } from '../../src/plan/desire.ts'
import type { Entry } from '../../src/plan/entry.ts'
import type { CardPage, Snapshot } from '../../src/plan/snapshot.ts'
import { SEEN } from '../support/view.ts'

export const NOTHING: Desired = {
  labels: null,
  own: [],
  removable: [],
  state: null,
  assigned: [],
  unassigned: [],
  pages: [],
  replies: [],
  reactions: [],
  postmortem: { tried: [], made: [] },
  wakeAt: null,
}
const AT = instant('2026-11-20T14:00:00Z')
export const ENTRY: Entry = { key: 'c1.0', at: AT, by: 'ana', outcome: 'accepted', text: '/ack' }
export const CARD: CardPage = {
  id: 100,
  page: 1,
  text: 'Open since 14:00',
  entries: [ENTRY],
  trust: 'good',
  intact: true,
  createdAt: AT,
  editedBy: null,
  editedAt: null,
}
export const SEV1 = { name: 'sev1', color: 'b60205', description: 'All are hit' }
export const SEV2 = { name: 'sev2', color: 'd93f0b', description: 'Many are hit' }

export const wish = (change: Partial<Desired>): Desired => ({ ...NOTHING, ...change })
export const issue = (
  change: Partial<Snapshot['issue']>,
  rest: Partial<Snapshot> = {},
): Snapshot => ({
  ...SEEN,
  ...rest,
  issue: { ...SEEN.issue, ...change },
})
export const known = (labels: readonly string[], seen: Snapshot = SEEN): Snapshot => ({
  ...seen,
  repository: { ...seen.repository, labels },
})
