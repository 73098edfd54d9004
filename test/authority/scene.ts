import type { Command } from '../../src/commands/command.ts'
import type { FactBody } from '../../src/domain/fact.ts'
import { type Instant, instant } from '../../src/domain/instant.ts'
import { packCard } from '../../src/github/journal.ts'
import type { Key } from '../../src/github/keys.ts'
import type { Raw, RawComment } from '../../src/github/raw.ts'
import { snapshotOf } from '../../src/github/snapshot.ts'
import type { Entry } from '../../src/plan/entry.ts'
import type { Actor, LogEvent, Snapshot } from '../../src/plan/snapshot.ts'
import type { Place } from './rules.ts'
import { type Account, comments, US } from './speakers.ts'
import type { Surface } from './surfaces.ts'

export const NOW = instant('2026-11-20T14:30:00Z')
const OPENED = instant('2026-11-20T14:05:00Z')
const SAID = instant('2026-11-20T14:29:00Z')
/** Of the comment that is judged. */
export const ID = 1002
const KEYS: readonly Key[] = [{ id: 'k1', secret: 'a secret of the matrix' }]
const SPOT = { repository: 1, issue: 7 }

const us: Actor = { login: US, kind: 'bot', us: true }
const mona: Actor = { login: 'mona', kind: 'person', us: false }

const REMARK: RawComment = {
  ...{ id: 1001, author: mona, body: 'The pool is full.', createdAt: OPENED },
  ...{ editedAt: null, editor: null, receipt: null },
}

const entry = (facts: readonly FactBody[]): Entry => ({
  ...{ key: 'c900.0', at: OPENED, by: 'mona', outcome: 'accepted', text: '/incident', facts },
})

const DECLARED: readonly FactBody[] = [
  { type: 'declared', as: 'incident', status: 'investigating' },
  { type: 'severity-set', severity: 'sev1' },
]

/** An incident in a status in which the command has a meaning. */
function history({ name }: Command): readonly FactBody[] {
  if (name !== 'reopen') return DECLARED
  return [...DECLARED, { type: 'status-entered', status: 'resolved', category: 'resolved' }]
}

function cardOf(facts: readonly FactBody[]): RawComment {
  const body = packCard({ page: 1, text: 'The card.', entries: [entry(facts)] }, SPOT, KEYS)
  const times = { createdAt: OPENED, editedAt: null, editor: null }
  return { id: 901, author: us, body, ...times, receipt: null }
}

const LABELS: Readonly<Record<Place, readonly string[]>> = {
  incident: ['incident'],
  item: ['action-item'],
  plain: [],
}

type Way = keyof typeof comments

/** The issue as we read it with the command on that surface. */
export function seenWith(
  command: Command,
  { name, login, type, via, ...account }: Account,
  surface: Surface,
  way: Way,
): Snapshot {
  const { place, kind, edited } = surface
  const body = surface.typed(command.examples[0])
  const who = { ...account, name, login, type, via }
  const comment = comments[way](who, { id: ID, body, at: SAID, edited })
  const isBody = kind === 'body'
  const opener = isBody || account.opened ? comment.author : mona
  const raw: Raw = {
    repository: { id: 1, name: 'acme/shop', isPublic: true, archived: false, labels: [] },
    issue: {
      ...{ number: 7, title: 'Checkout fails', url: 'https://github.test/acme/shop/issues/7' },
      ...{ body: isBody ? body : 'It is slow.', author: opener, createdAt: OPENED, editedAt: null },
      ...{ open: true, locked: false, labels: LABELS[place], assignees: [], receipt: null },
      ...(isBody ? { via } : {}),
    },
    comments: [
      REMARK,
      ...(place === 'incident' ? [cardOf(history(command))] : []),
      ...(isBody ? [] : [comment]),
    ],
    events: labelled(place),
    config: [],
    me: US,
    base: null,
  }
  return snapshotOf(raw, KEYS)
}

/** An incident on whose log this stands last. */
export function seenBefore({ opened, login, type }: Account, event: LogEvent): Snapshot {
  const author: Actor = {
    login: login ?? 'ghost',
    kind: type === 'Bot' ? 'bot' : 'person',
    us: false,
  }
  const raw: Raw = {
    repository: { id: 1, name: 'acme/shop', isPublic: true, archived: false, labels: [] },
    issue: {
      ...{ number: 7, title: 'Checkout fails', url: 'https://github.test/acme/shop/issues/7' },
      ...{ body: 'It is slow.', author: opened ? author : mona, createdAt: OPENED, editedAt: null },
      ...{ open: event.type !== 'closed', locked: false, labels: ['incident'], assignees: [] },
      receipt: null,
    },
    comments: [cardOf(DECLARED)],
    events: [...labelled('incident'), event],
    config: [],
    me: US,
    base: null,
  }
  return snapshotOf(raw, KEYS)
}

const labelled = (place: Place): Raw['events'] =>
  LABELS[place].map((label) => ({
    ...{ type: 'labeled', id: 'E_1', actor: mona, label },
    at: (OPENED + 60_000) as Instant,
  }))
