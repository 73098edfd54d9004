import { expect, test } from 'vitest'
import { claimedKey, incidentOf, markOf } from '../../../src/github/actions/mark.ts'
import type { Snapshot } from '../../../src/plan/snapshot.ts'
import { KEYS, marked, OPENED } from './support.ts'

const US = { login: 'sitrep[bot]', kind: 'bot', us: true } as const
const ANA = { login: 'ana', kind: 'person', us: false } as const
const BODY = `${marked('42.add-an-alert@2026-12-01')}\nAdd an alert.`
const KEY = '42.add-an-alert'

type Issue = Pick<Snapshot['issue'], 'author' | 'body' | 'editedAt'>
const issue = (change: Partial<Issue> = {}): Issue => ({
  author: US,
  body: BODY,
  editedAt: null,
  ...change,
})

test.each<readonly [string, Issue, object | null]>([
  ['of ours', issue(), { key: KEY, due: '2026-12-01' }],
  [
    'of ours that somebody has edited below',
    issue({ editedAt: OPENED, body: `${BODY} Soon.` }),
    { key: KEY, due: '2026-12-01' },
  ],
  ['without a day', issue({ body: marked(KEY) }), { key: KEY, due: null }],
  ['of a person who copied ours', issue({ author: ANA }), null],
  ['with another day put in', issue({ body: BODY.replace('12-01', '12-31') }), null],
  ['with another incident put in', issue({ body: BODY.replace(' 42.', ' 43.') }), null],
  ['from another repository', issue({ body: marked(`${KEY}@2026-12-01`, 2) }), null],
  ['of another kind', issue({ body: '<!-- sitrep:v1 reply 42.add - - -->' }), null],
  ['of no form', issue({ body: marked('add-an-alert') }), null],
  ['that comes later', issue({ body: `Hello\n${BODY}` }), null],
])('a marker %s', (_what, seen, mark) => {
  expect(markOf(seen, 1, KEYS)).toEqual(mark)
})

test.each<readonly [string, Issue, readonly (typeof KEYS)[number][], string | null]>([
  ['whose key is gone', issue(), [{ id: 'k2', secret: 'another one of the tests' }], '2026-12-01'],
  [
    'whose key is gone, edited since',
    issue({ editedAt: OPENED }),
    [{ id: 'k2', secret: 'another one of the tests' }],
    null,
  ],
  [
    'where nothing is signed',
    issue({ body: marked(`${KEY}@2026-12-01`, 1, []) }),
    [],
    '2026-12-01',
  ],
  [
    'where nothing is signed, edited since',
    issue({ body: marked(`${KEY}@2026-12-01`, 1, []), editedAt: OPENED }),
    [],
    '2026-12-01',
  ],
])('a marker %s still tells which item it is', (_what, seen, keys, due) => {
  expect(markOf(seen, 1, keys)).toEqual({ key: KEY, due })
})

test('the key that a body claims is its incident and its item', () => {
  expect(claimedKey(BODY)).toBe(KEY)
  expect(incidentOf(KEY)).toBe(42)
  expect(claimedKey('Add an alert.')).toBeNull()
})
