import type { SeenItem } from '../../../src/plan/actions/seen.ts'
import { OPENED } from './support.ts'

/** An item as it is before anybody has asked for what only REST tells. */
export const rawItem = (number: number, parent: number | null = 42): SeenItem => ({
  ...{ number, id: 1_000 + number, title: `Do number ${number}`, body: '', parent },
  url: `https://github.test/acme/shop/issues/${number}`,
  ...{ key: `42.item-${number}`, due: null, open: true, createdAt: OPENED, closedAt: null },
  ...{ labels: [], assignees: [], events: [], entries: [], replies: [] },
  ...{ blockedBy: [], dueField: null },
})
