import { expect, test } from 'vitest'
import { makesContent } from '../../src/github/content-routes.ts'
import { toRequest } from '../../src/github/requests.ts'
import { setupRequest } from '../../src/github/setup-requests.ts'
import type { Effect, EffectType } from '../../src/plan/effect.ts'
import type { SetupStep } from '../../src/plan/onboarding.ts'

const AT = { owner: 'acme', repo: 'shop' }
const TARGET = { at: { ...AT, issue_number: 7 }, place: { repository: 1, issue: 7 }, keys: [] }
const PAGE = { page: 1, text: 'x', entries: [] }

const FILE = { branch: 'x', path: 'a', text: 'b', blob: null, message: 'c' }
const LABEL = { name: 'x', color: '000000', description: '' }

const ITEM = {
  key: '7.a1',
  title: 'x',
  body: 'y',
  labels: ['action-item'],
  assignees: ['ana'],
  due: '2026-12-01',
  dueField: null,
}

type Case<T> = readonly [sample: T, makes: boolean]

/** GitHub counts what it notifies of or lists, not what changes or goes. */
const EFFECTS: { readonly [T in EffectType]: Case<Effect<T>> } = {
  'label.define': [{ type: 'label.define', ...LABEL, offered: false }, true],
  'label.add': [{ type: 'label.add', names: ['x'] }, false],
  'label.remove': [{ type: 'label.remove', name: 'x' }, false],
  'assignee.add': [{ type: 'assignee.add', logins: ['ana'] }, false],
  'assignee.remove': [{ type: 'assignee.remove', logins: ['ana'] }, false],
  'issue.close': [{ type: 'issue.close', reason: 'completed' }, false],
  'issue.reopen': [{ type: 'issue.reopen' }, false],
  'card.create': [{ type: 'card.create', content: PAGE }, true],
  'card.update': [{ type: 'card.update', id: 1, content: PAGE }, false],
  'card.delete': [{ type: 'card.delete', id: 1 }, false],
  'card.refer': [{ type: 'card.refer', id: 1, page: 1, entries: [], issueUrl: 'x', to: 2 }, false],
  'card.fold': [{ type: 'card.fold', id: 1, node: 'x' }, false],
  'card.unfold': [{ type: 'card.unfold', id: 1, node: 'x' }, false],
  'reply.create': [{ type: 'reply.create', key: '1', body: 'x' }, true],
  'reply.delete': [{ type: 'reply.delete', id: 1 }, false],
  'reaction.add': [{ type: 'reaction.add', comment: 1, content: 'rocket', after: null }, true],
  'branch.create': [{ type: 'branch.create', branch: 'x', sha: 'y' }, true],
  'branch.forward': [{ type: 'branch.forward', branch: 'x', sha: 'y' }, false],
  'file.put': [{ type: 'file.put', ...FILE }, true],
  'index.put': [{ type: 'index.put', ...FILE }, true],
  'pull.open': [{ type: 'pull.open', branch: 'x', base: 'main', title: 'a', body: 'b' }, true],
  'item.open': [{ type: 'item.open', ...ITEM }, true],
  'item.nest': [{ type: 'item.nest', item: 1, id: 2 }, true],
  'item.block': [{ type: 'item.block', item: 1, by: 2 }, true],
  'item.date': [{ type: 'item.date', item: 1, field: 2, due: '2026-12-01' }, true],
  'item.close': [{ type: 'item.close', item: 1 }, false],
  'links.put': [{ type: 'links.put', ...FILE }, true],
  'pull.update': [{ type: 'pull.update', pull: 1, body: 'x' }, false],
  'pull.close': [{ type: 'pull.close', pull: 1, body: 'x' }, false],
  'pull.reopen': [{ type: 'pull.reopen', pull: 1, body: 'x' }, false],
  'reviewer.request': [{ type: 'reviewer.request', pull: 1, login: 'ana' }, true],
}

const STEPS: { readonly [T in SetupStep['type']]: Case<Extract<SetupStep, { type: T }>> } = {
  'label.define': [{ type: 'label.define', ...LABEL }, true],
  'branch.create': [{ type: 'branch.create', branch: 'x', sha: 'y' }, true],
  'file.create': [{ type: 'file.create', branch: 'x', path: 'a', text: 'b', message: 'c' }, true],
  'pull.open': [{ type: 'pull.open', branch: 'x', base: 'main', title: 'a', body: 'b' }, true],
}

test.each(Object.values(EFFECTS))('%j makes content: %s', (effect, makes) => {
  expect(makesContent(toRequest(TARGET, effect).route)).toBe(makes)
})

test('a reaction on an issue makes content as one on a comment does', () => {
  const effect: Effect = { type: 'reaction.add', comment: null, content: 'rocket', after: null }
  expect(makesContent(toRequest(TARGET, effect).route)).toBe(true)
})

test.each(Object.values(STEPS))('%j makes content: %s', (step, makes) => {
  expect(makesContent(setupRequest({ at: AT, id: 1, keys: [] }, step).route)).toBe(makes)
})
