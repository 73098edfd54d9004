import { describe, expect, test } from 'vitest'
import { type Instant, instant, plus } from '../../src/domain/instant.ts'
import { type Intention, type Ledger, NO_LEDGER } from '../../src/engine/ledger.ts'
import { Failure, type FailureKind } from '../../src/github/failure.ts'
import { guarded, once } from '../../src/github/once.ts'

const NOW = instant('2026-11-20T14:00:00Z')
const READ_AT = plus(NOW, -3_000)
const SENDING = { key: 'report.weekly', readAt: READ_AT, names: 'number' } as const
const CLOCK = { now: () => NOW }

/** A ledger that answers with this, and writes down what it is told. */
function remembering(intention: Intention, held = true) {
  const told: unknown[] = []
  const ledger: Ledger = {
    ...NO_LEDGER,
    held: () => held,
    intend: (...asked) => {
      told.push(['intend', ...asked])
      return intention
    },
    settle: (...settled) => void told.push(['settle', ...settled]),
    drop: (key) => void told.push(['drop', key]),
  }
  return { ledger, told, now: () => NOW }
}
const INTENDED = ['intend', SENDING.key, READ_AT, NOW]
const answer = (data: unknown) => async () => ({ data })
const failure = (kind: FailureKind, waitSeconds: number | null = null) =>
  new Failure(kind, `it was ${kind}`, { status: null, waitSeconds })

describe('what is sent once', () => {
  test.each([
    ['number', { number: 12, id: 99 }, 12, 12],
    ['id', { number: 12, id: 99 }, 99, null],
  ] as const)('is noted before and after, by its %s', async (names, data, id, number) => {
    const { told, ...remember } = remembering({ kind: 'go' })
    const send = async () => {
      expect(told).toEqual([INTENDED])
      return { data }
    }
    expect(await once(remember, { ...SENDING, names }, send)).toEqual({ result: 'done', number })
    expect(told).toEqual([INTENDED, ['settle', SENDING.key, id, NOW]])
  })

  test.each<[string, Intention, boolean, object]>([
    ['was done before', { kind: 'done', id: 12 }, true, { result: 'already', number: 12 }],
    [
      'may have been done',
      { kind: 'unknown', until: plus(NOW, 9) },
      true,
      { result: 'unsettled', until: plus(NOW, 9) },
    ],
    ['is another process to do', { kind: 'lost' }, true, { result: 'stopped' }],
    ['is ours no more', { kind: 'go' }, false, { result: 'stopped' }],
  ])('and %s is not sent', async (_what, intention, held, taken) => {
    const { told, ...remember } = remembering(intention, held)
    const send = () => Promise.reject(new Error('it should not have been sent'))
    expect(await once(remember, SENDING, send)).toEqual(taken)
    expect(told).toEqual(held ? [INTENDED] : [])
  })

  test.each([null, {}, { number: '12' }, { id: 12 }, '<html>'])(
    'and is answered with %j stays unknown',
    async (data) => {
      const { told, ...remember } = remembering({ kind: 'go' })
      const error = await once(remember, SENDING, answer(data)).catch((error: Failure) => error)
      expect(error).toMatchObject({
        kind: 'server',
        status: null,
        message: 'an answer without an id',
      })
      expect(told).toEqual([INTENDED])
    },
  )

  test.each<[string, Error, boolean]>([
    ['is refused', failure('invalid'), true],
    ['meets a limit', failure('rate-limit'), true],
    ['is forbidden', failure('permission'), true],
    ['is never answered', failure('unanswered'), false],
    ['meets trouble', failure('server'), false],
    ['meets a mistake of ours', new TypeError('x is undefined'), false],
  ])('and %s is forgotten only where nothing can have happened', async (_what, error, dropped) => {
    const { told, ...remember } = remembering({ kind: 'go' })
    await expect(once(remember, SENDING, () => Promise.reject(error))).rejects.toBe(error)
    expect(told).toEqual(dropped ? [INTENDED, ['drop', SENDING.key]] : [INTENDED])
  })
})

describe('a refusal is told', () => {
  const told = (error: unknown) => guarded(CLOCK, () => Promise.reject(error))
  const until = (seconds: number): Instant => plus(NOW, seconds * 1_000)

  test.each<[string, Failure, object]>([
    [
      'with its reason',
      failure('invalid'),
      { result: 'failed', reason: 'it was invalid', retryable: false },
    ],
    [
      'with what it is about, where that is the token',
      failure('permission'),
      { result: 'failed', reason: 'it was permission', retryable: false, refusal: 'permission' },
    ],
    [
      'with the time to wait',
      failure('rate-limit', 37),
      { result: 'failed', reason: 'it was rate-limit', retryable: true, until: until(37) },
    ],
    [
      'without one where none is named',
      failure('server'),
      { result: 'failed', reason: 'it was server', retryable: true },
    ],
    ['as our own end, where we end', failure('stopping'), { result: 'stopped' }],
  ])('%s', async (_how, error, taken) => {
    expect(await told(error)).toEqual(taken)
  })

  test('but never a mistake of ours', async () => {
    const bug = new TypeError('x is undefined')
    await expect(told(bug)).rejects.toBe(bug)
  })

  test('and what went well is handed on', async () => {
    const taken = { result: 'done', number: 12 } as const
    expect(await guarded(CLOCK, async () => taken)).toBe(taken)
  })
})
