import type { Incident } from '../../src/domain/incident.ts'
import { instant } from '../../src/domain/instant.ts'
import { NO_ITEMS } from '../../src/plan/actions/material.ts'
import type { View } from '../../src/plan/card/view.ts'
import type { SeenPostmortem, SeenPull } from '../../src/plan/postmortem/seen.ts'
import type { Snapshot } from '../../src/plan/snapshot.ts'
import { POLICY } from './policy.ts'

const ANA = { login: 'ana', kind: 'person', us: false } as const
const OPENED = instant('2026-11-20T14:00:00Z')

/** Issue 7 of `acme/shop`, on which nobody has said anything. */
export const SEEN: Snapshot = {
  repository: { id: 1, name: 'acme/shop', isPublic: false, archived: false, labels: [] },
  issue: {
    number: 7,
    title: 'Checkout fails',
    body: '',
    url: 'https://github.test/acme/shop/issues/7',
    author: ANA,
    createdAt: OPENED,
    editedAt: null,
    open: true,
    locked: false,
    labels: [],
    assignees: [],
    receipt: null,
  },
  mark: null,
  comments: [],
  events: [],
  cards: [],
  replies: [],
  spareReplies: [],
  former: [],
  unproved: [],
  shared: false,
  postmortem: null,
  recurrences: null,
  items: null,
  signed: true,
  config: [],
}

/** What a card shows from, of that issue. */
export function viewOf(incident: Incident, change: Partial<View> = {}): View {
  const { issue, repository, signed, postmortem } = SEEN
  return {
    incident,
    now: instant('2026-11-20T18:00:00Z'),
    entries: [],
    policy: POLICY,
    problems: [],
    bygone: false,
    items: NO_ITEMS,
    ...{ issue, repository, signed, postmortem },
    ...change,
  }
}

/** Our own open draft. */
const PULL: SeenPull = {
  number: 12,
  url: 'https://github.test/acme/shop/pull/12',
  open: true,
  draft: true,
  draftByTitle: false,
  createdAt: instant('2026-11-20T16:00:00Z'),
  closedAt: null,
  mergedAt: null,
  mergeCommit: null,
  base: 'main',
  head: 'a'.repeat(40),
  body: '',
  ours: true,
  assignees: [],
  requested: [],
}

/** What GitHub shows of a postmortem with one pull request. */
export const withPull = (change: Partial<SeenPull> = {}): SeenPostmortem => ({
  pulls: [{ ...PULL, ...change }],
  branch: 'a'.repeat(40),
  unpulled: null,
  outrun: false,
  touched: false,
  writtenAt: instant('2026-11-20T16:00:00Z'),
  publication: { kind: 'as-told' },
  base: { branch: 'main', sha: 'b'.repeat(40) },
})
