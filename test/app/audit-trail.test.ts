import { expect, test } from 'vitest'
import { audit } from '../../src/app/audit-trail.ts'
import type { Converged } from '../../src/engine/converge.ts'
import type { Entry } from '../../src/plan/entry.ts'
import { readAudit } from '../../src/store/audit.ts'
import { at, opened, storePath } from '../store/support.ts'

const OF = { lease: { lane: '7#1' }, delivery: 'a-delivery', incident: 'acme/shop#1' }

const said = (key: string, outcome: Entry['outcome'] = 'accepted'): Entry => ({
  key,
  at: at(0),
  by: 'ben',
  outcome,
})

/** A look that found the first of these entries in the journal, and left all of them there, or tried to. */
function look(
  before: readonly Entry[],
  after: readonly Entry[],
  result: 'done' | 'failed' = 'done',
): Converged {
  const effect = { type: before.length === 0 ? 'card.create' : 'card.update' }
  const isChanged = after.length > before.length
  return {
    seen: {
      cards: before.length === 0 ? [] : [{ id: 1, page: 1, trust: 'good', entries: before }],
    },
    replayed: { entries: after },
    item: null,
    effects: isChanged ? [effect] : [],
    applied: isChanged ? [{ effect, result }] : [],
  } as unknown as Converged
}

/** What these looks told, one after the other: the keys of each record. */
function told(...looks: readonly Converged[]): readonly (readonly string[])[] {
  const path = storePath()
  const store = opened(path)
  for (const one of looks) audit(store, at(0), OF, one)
  return readAudit(path).records.map(({ act }) => {
    const { decided } = JSON.parse(act) as { decided: readonly { readonly key: string }[] }
    return decided.map(({ key }) => key)
  })
}

const [form, first, second] = [said('form'), said('c1.0'), said('c2.0', 'refused')]

test('each decision is told once, by the look that made it', () => {
  expect(
    told(look([], [form]), look([form], [form, first]), look([form, first], [form, first])),
  ).toEqual([['form'], ['c1.0']])
})

test('what was decided by a look that died before it could tell is told by the next', () => {
  const died = [form, first]
  expect(told(look([], [form]), look(died, [...died, second]))).toEqual([
    ['form'],
    ['c1.0', 'c2.0'],
  ])
  expect(told(look([], [form]), look(died, died), look(died, died))).toEqual([['form'], ['c1.0']])
})

test('what the first look decided is told where that look died, too', () => {
  expect(told(look([form, first], [form, first]))).toEqual([['form', 'c1.0']])
})

test('what was decided again since it could not be written is told again', () => {
  const other = said('c1.0', 'refused')
  expect(told(look([form], [form, first], 'failed'), look([form], [form, other]))).toEqual([
    ['form', 'c1.0'],
    ['c1.0'],
  ])
})

test('what was told and could not be written hides nothing that was decided before it', () => {
  const click = said('e7')
  const died = [form, first, click]
  expect(told(look([], [click], 'failed'), look(died, died))).toEqual([
    ['e7'],
    ['form', 'c1.0', 'e7'],
  ])
})

test('a journal that was lost and written anew tells what is new in it alone', () => {
  const rebuilt = [said('r1'), second]
  expect(told(look([], [form, first]), look(rebuilt, [...rebuilt, said('c3.0')]))).toEqual([
    ['form', 'c1.0'],
    ['c3.0'],
  ])
})
