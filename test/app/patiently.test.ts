import { expect, test } from 'vitest'
import { patiently } from '../../src/app/patiently.ts'
import type { Converged } from '../../src/engine/converge.ts'
import { Failure } from '../../src/github/failure.ts'

const DONE: Converged = {
  seen: null,
  replayed: null,
  effects: [],
  applied: [],
  problems: [],
  parked: null,
}
const LABEL = { type: 'label.remove', name: 'sev1' } as const

function look(...answers: readonly (Converged | Error)[]) {
  const left = [...answers]
  const run = async () => {
    const next = left.shift() ?? DONE
    if (next instanceof Error) throw next
    return next
  }
  return { run, left }
}

test.each([
  ['no answer', new Failure('unanswered', 'none', { status: null })],
  ['a thing that is not there yet', { ...DONE, parked: 'gone' as const }],
  ['a role that nobody knows', { ...DONE, parked: 'authority-unknown' as const }],
  [
    'a write that may work later',
    {
      ...DONE,
      applied: [{ effect: LABEL, result: 'failed' as const, reason: '', retryable: true }],
    },
  ],
])('after %s it looks again', async (_what, first) => {
  const { run, left } = look(first)
  expect(await patiently(run, [0, 0])).toEqual(DONE)
  expect(left).toEqual([])
})

test.each([
  ['an archived repository', { ...DONE, parked: 'archived' as const }],
  [
    'a write that never works',
    {
      ...DONE,
      applied: [{ effect: LABEL, result: 'failed' as const, reason: '', retryable: false }],
    },
  ],
])('after %s it does not', async (_what, first) => {
  const { run, left } = look(first, new Error('looked again'))
  expect(await patiently(run, [0, 0])).toEqual(first)
  expect(left).toHaveLength(1)
})

test('it gives up with the last answer, and at once on a mistake of ours', async () => {
  const gone = { ...DONE, parked: 'gone' as const }
  expect(await patiently(look(gone, gone, gone).run, [0, 0])).toEqual(gone)
  await expect(patiently(look(new TypeError('bug')).run, [0, 0])).rejects.toThrow('bug')
})

test('what needs no looking is an answer, also after none came', async () => {
  const answers = [new Failure('server', 'none', { status: 503 }), null, new Error('looked again')]
  const look = async () => {
    const next = answers.shift()
    if (next instanceof Error) throw next
    return null
  }
  expect(await patiently(look, [0, 0])).toBeNull()
  expect(answers).toHaveLength(1)
})
