import { instant } from '../../../src/domain/instant.ts'
import type { Who } from '../../../src/plan/actions/owners.ts'
import type { SeenItem } from '../../../src/plan/actions/seen.ts'
import type { Promised } from '../../../src/postmortem/items/promised.ts'

export const HOME = 'https://github.com/acme/shop'

/** An item that says nothing but its title; its id is the title's letters. */
export const item = (title: string, more: Partial<Promised> = {}): Promised => ({
  id: title.toLowerCase().replaceAll(/[^a-z\d]/g, ''),
  title,
  details: '',
  line: 1,
  owners: [],
  due: null,
  priority: null,
  priorityText: null,
  kind: null,
  status: 'open',
  tracked: [],
  blockedBy: [],
  ...more,
})

export const on = (date: string): Promised['due'] => ({
  text: date,
  reading: { date, written: 'iso' },
})

export const owner = (text: string): Promised['owners'][number] =>
  text.startsWith('@') ? { text: text.slice(1), login: text.slice(1) } : { text, login: null }

/** An open issue that we opened for an item with these letters, below incident 42. */
export const seen = (number: number, title: string, more: Partial<SeenItem> = {}): SeenItem => ({
  number,
  id: 1000 + number,
  title,
  url: `${HOME}/issues/${number}`,
  body: '',
  key: `42.${item(title).id}`,
  due: null,
  open: true,
  createdAt: instant('2026-11-20T15:00:00Z'),
  closedAt: null,
  labels: ['action-item'],
  assignees: [],
  events: [],
  entries: [],
  replies: [],
  parent: 42,
  blockedBy: [],
  dueField: null,
  ...more,
})

/** What GitHub's people have opened themselves. */
export const theirs = (number: number, title: string, more: Partial<SeenItem> = {}): SeenItem =>
  seen(number, title, { key: null, labels: [], parent: null, ...more })

export const NOBODY: Who = {
  people: new Map(),
  roles: {},
  named: new Map(),
  assignable: new Set(),
}
