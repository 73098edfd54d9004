import { describe, expect, test } from 'vitest'
import type { FactBody } from '../../src/domain/fact.ts'
import { actionWith, factsOf, itemScene, refusalOf, say, scene } from '../support/scene.ts'

const itemAfter = (...facts: readonly FactBody[]) => itemScene({ action: actionWith(...facts) })
const said = (number: number | null): FactBody => ({
  type: 'done-said',
  proof: number === null ? null : { repository: null, number },
})
const merged: FactBody = {
  type: 'action-closed',
  reason: 'completed',
  pull: { repository: null, number: 12 },
}
const closedByHand: FactBody = { type: 'action-closed', reason: 'completed', pull: null }
const notPlanned: FactBody = { type: 'action-closed', reason: 'not_planned', pull: null }
const declined = (reason: string): FactBody => ({ type: 'action-declined', reason })

describe('/priority', () => {
  test.each([
    ['/priority p1', 'p1'],
    ['/priority P4', 'p4'],
    ['/priority 2', 'p2'],
    ['/prio p3', 'p3'],
  ])('%s', (text, priority) => {
    expect(factsOf(text, itemScene())).toEqual([{ type: 'priority-set', priority }])
  })

  test('the same again changes nothing', () => {
    expect(factsOf('/priority p1', itemAfter({ type: 'priority-set', priority: 'p1' }))).toEqual([])
  })

  test.each([
    ['/priority', 'missing-argument', '`/priority p1`'],
    ['/priority p5', 'unknown-choice', '`/priority p1`'],
    ['/priority p2 please', 'extra-words', '`/priority p2`'],
  ])('%s is refused: %s', (text, code, fix) => {
    expect(refusalOf(text, itemScene())).toMatchObject({ code, fix })
  })
})

describe('/owner', () => {
  const ownerSet = (login: string): FactBody => ({ type: 'owner-set', login })

  test.each([
    ['/owner @ana', 'Ana'],
    ['/owner ana', 'Ana'],
    ['/owner me', 'mona'],
  ])('%s gives it to %s', (text, login) => {
    expect(factsOf(text, itemScene())).toEqual([ownerSet(login)])
  })

  test('whose it is already keeps it, whoever had it with them does not', () => {
    expect(factsOf('/owner @ana', itemAfter(ownerSet('ana')))).toEqual([])
    const both = { ...actionWith(), owners: ['ana', 'ben'] }
    expect(factsOf('/owner @ana', itemScene({ action: both }))).toEqual([ownerSet('Ana')])
  })

  test('GitHub has to know them, and to assign them', () => {
    const people = new Map(itemScene().people).set('rea', { login: 'Rea', permission: 'read' })
    const at = itemScene({ people })
    expect(refusalOf('/owner @ghost', at)).toMatchObject({ code: 'unknown-person' })
    expect(refusalOf('/owner @nobody', at)).toMatchObject({ code: 'unknown-person' })
    expect(refusalOf('/owner @rea', at)).toEqual({
      code: 'unassignable',
      detail:
        'GitHub assigns issues to those who hold triage or more on the repository; `Rea` holds the role read.',
      fix: '`/owner me`',
    })
    expect(refusalOf('/owner @acme/pay', at)).toMatchObject({ code: 'unknown-person' })
    expect(refusalOf('/owner', at)).toMatchObject({ code: 'missing-argument', fix: '`/owner me`' })
    expect(refusalOf('/owner drop', at)).toMatchObject({ code: 'unknown-person' })
  })
})

describe('/done', () => {
  test.each([
    ['/done', null],
    ['/done #12', 12],
    ['/done https://github.com/acme/shop/pull/12', 12],
    ['/done <https://github.com/ACME/Shop/pull/12/files>', 12],
    ['/done acme/shop#12', 12],
    ['/done in #12.', 12],
    ['/done by pull request #12', 12],
  ])('%s', (text, number) => {
    expect(factsOf(text, itemScene())).toEqual([said(number)])
  })

  test.each([
    ['an open pull request', '/done #13', 'no-proof', '`/done #13`', 'is not merged yet'],
    ['a closed one', '/done #14', 'no-proof', '`/done`', 'closed without being merged'],
    ['one that is none', '/done #15', 'no-proof', '`/done`', 'has no pull request `#15`'],
    ['one that nobody has asked for', '/done #99', 'no-proof', '`/done`', 'no pull request `#99`'],
    [
      'another repository',
      '/done acme/api#12',
      'unreadable-link',
      '`/done`',
      'of another repository',
    ],
    [
      'its address',
      '/done https://github.com/acme/api/pull/12',
      'unreadable-link',
      '`/done`',
      'of another repository',
    ],
    [
      'an issue',
      '/done https://github.com/acme/shop/issues/12',
      'unreadable-link',
      '`/done`',
      'names no pull request',
    ],
    ['a bare number', '/done 12', 'unreadable-link', '`/done #12`', 'could be anything'],
    ['words', '/done yesterday', 'unreadable-link', '`/done`', 'names no pull request'],
    ['two of them', '/done #12 #13', 'extra-words', '`/done #12`', 'is more than'],
  ])('%s proves nothing', (_, text, code, fix, words) => {
    const problem = refusalOf(text, itemScene())
    expect(problem).toMatchObject({ code, fix })
    expect(problem.detail).toContain(words)
  })

  test('no refusal closes an issue by its words', () => {
    for (const text of ['/done #13', '/done #14', '/done #15']) {
      const { detail } = refusalOf(text, itemScene())
      expect(detail).not.toMatch(/\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b[: ]+(?:\S+)?#\d/i)
    }
  })

  test.each([
    ['said before', [said(null)], '/done'],
    ['closed by hand', [closedByHand], '/done'],
    ['closed by a merge', [merged], '/done'],
    ['closed by this merge', [merged], '/done #12'],
    ['proven before', [said(12)], '/done #12'],
  ])('%s: the same again is agreement', (_, facts, text) => {
    expect(factsOf(text, itemAfter(...facts))).toEqual([])
  })

  test.each([
    ['closed by hand, and proven afterwards', [closedByHand], '/done #12', 12],
    ['said before, and proven afterwards', [said(null)], '/done #12', 12],
    ['proven by another before', [said(11)], '/done #12', 12],
    ['declined, and done after all', [declined('costly')], '/done', null],
    ['not planned, and done after all', [notPlanned], '/done #12', 12],
  ])('%s', (_, facts, text, number) => {
    expect(factsOf(text, itemAfter(...facts))).toEqual([said(number)])
  })
})

describe('/decline', () => {
  test('takes the reason as it is typed', () => {
    expect(factsOf('/decline the risk is small', itemScene())).toEqual([
      declined('the risk is small'),
    ])
    expect(factsOf('/wont-do too late', itemScene())).toEqual([declined('too late')])
  })

  test('gives the reason of what was closed as not planned, and corrects one', () => {
    expect(factsOf('/decline costly', itemAfter(notPlanned))).toEqual([declined('costly')])
    expect(factsOf('/decline too late', itemAfter(declined('costly')))).toEqual([
      declined('too late'),
    ])
    expect(factsOf('/decline costly', itemAfter(declined('costly')))).toEqual([])
    expect(factsOf('/decline it did not help', itemAfter(said(null)))).toHaveLength(1)
  })

  test.each([
    ['/decline', 'missing-argument'],
    ['/decline …', 'missing-argument'],
  ])('%s is refused: %s', (text, code) => {
    expect(refusalOf(text, itemScene())).toMatchObject({
      code,
      fix: '`/decline the risk is smaller than the work`',
    })
  })

  test('what is proven cannot be declined', () => {
    for (const fact of [merged, said(12)]) {
      expect(refusalOf('/decline costly', itemAfter(fact))).toMatchObject({
        code: 'wrong-status',
        detail: 'It is done: the merged pull request `#12` proves it.',
      })
    }
  })
})

test('a reader may ask for help and do nothing else', () => {
  const typed = ['/due friday', '/priority p1', '/owner me', '/snooze off', '/done', '/decline no']
  for (const text of typed) {
    expect(refusalOf(text, itemScene(), 'read').code).toBe('not-allowed')
    expect(refusalOf(text, itemScene(), null).code).toBe('authority-unknown')
  }
  expect(say('/help', itemScene(), 'read').kind).toBe('accepted')
})

test('config may name who may', () => {
  const at = itemScene({ team: { commands: { decline: 'maintain', snooze: 'write' } } })
  const strict = {
    ...at,
    policy: { ...at.policy, commands: { decline: 'maintain', snooze: 'write' } },
  } as const
  expect(refusalOf('/decline costly', strict, 'write').code).toBe('not-allowed')
  expect(refusalOf('/snooze off', strict, 'triage').code).toBe('not-allowed')
  expect(refusalOf('/snooze 2h', { ...scene(), policy: strict.policy }, 'triage').code).toBe(
    'not-allowed',
  )
})
