import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, type Instant } from '../../src/domain/instant.ts'
import { memorySlots } from '../../src/engine/memory-slots.ts'
import { GITHUB_PACE, type Slots } from '../../src/engine/pace.ts'
import { pace } from '../../src/github/pace.ts'
import { virtualClock } from '../support/virtual-clock.ts'

const CONTENT = { content: true, rank: 1 }
const CHANGE = { content: false, rank: 1 }

function lane(slots: Slots = memorySlots(GITHUB_PACE), clock = virtualClock()) {
  const stop = new AbortController()
  const { now, sleep } = clock
  const one = pace(slots, 7, { now, sleep, stop: stop.signal })
  /** What was sent, with the seconds from the start. */
  const sent: (readonly [name: string, second: number])[] = []
  /** Whom it was told to come back, and after how many seconds. */
  const later: (readonly [name: string, seconds: number])[] = []
  const write = async (name: string, how = CONTENT) => {
    const turn = await one.turn(how)
    if (turn.kind === 'go') sent.push([name, clock.since() / 1000])
    if (turn.kind === 'later') later.push([name, turn.seconds])
  }
  const many = (count: number, how = CONTENT) => {
    for (let at = 0; at < count; at++) void write(String(at), how)
  }
  return { one, sent, later, write, many, clock, stop, pass: clock.pass }
}

test('the first write goes at once, each other a second after the one before it', async () => {
  const { sent, write, pass } = lane()
  for (const name of ['a', 'b', 'c']) void write(name, CHANGE)
  await pass(10_000)
  expect(sent).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
  ])
})

test('the most severe goes first, and of equals the one that came first', async () => {
  const { sent, write, pass } = lane()
  void write('running', { content: true, rank: 3 })
  void write('late but mild', { content: true, rank: 3 })
  void write('mild', { content: true, rank: 2 })
  void write('severe', { content: true, rank: 0 })
  void write('as severe', { content: true, rank: 0 })
  await pass(1_500)
  void write('severe and last', { content: true, rank: 0 })
  await pass(10_000)
  expect(sent.map(([name]) => name)).toEqual([
    'running',
    'severe',
    'as severe',
    'severe and last',
    'mild',
    'late but mild',
  ])
})

/** Writes without end, as somebody does who comes back when told to. */
async function busy({ one, clock }: ReturnType<typeof lane>, until: number) {
  const seconds: number[] = []
  const run = async () => {
    while (clock.since() < until) {
      const turn = await one.turn(CONTENT)
      if (turn.kind === 'go') seconds.push(clock.since() / 1000)
      if (turn.kind === 'later') await clock.sleep(turn.seconds * 1000, NEVER)
    }
  }
  void run()
  await clock.pass(until)
  return seconds
}

const NEVER = new AbortController().signal

test('no minute sees more than eighty contents, no hour more than five hundred', async () => {
  const seconds = await busy(lane(), 2 * HOUR_MS)
  const within = (start: number, length: number) =>
    seconds.filter((second) => second >= start && second < start + length).length
  expect(seconds.length).toBe(1_000)
  expect(Math.max(...seconds.map((second) => within(second, 60)))).toBe(60)
  expect(Math.max(...seconds.map((second) => within(second, 3_600)))).toBe(500)
  expect(seconds[500]).toBe(3_600)
})

test('where the gap is short it is the eighty a minute that count', async () => {
  const { sent, many, pass } = lane(memorySlots({ ...GITHUB_PACE, gapMs: 0 }))
  many(100)
  await pass(59_999)
  expect(sent).toHaveLength(80)
  await pass(1)
  expect(sent).toHaveLength(100)
})

test('what makes nothing passes what has to wait because much was made', async () => {
  const { sent, write, many, pass } = lane(memorySlots({ ...GITHUB_PACE, perHour: 2 }))
  many(2)
  await pass(HOUR_MS - 30_000)
  void write('a comment', CONTENT)
  void write('a label', { content: false, rank: 9 })
  await pass(29_999)
  expect(sent.map(([name]) => name)).toEqual(['0', '1', 'a label'])
  await pass(1)
  expect(sent.at(-1)).toEqual(['a comment', 3_600])
})

test('while many issues are opened, what is said about an incident goes as if there were none', async () => {
  const { sent, later, write, many, pass } = lane(memorySlots({ ...GITHUB_PACE, perHour: 103 }))
  many(5, { content: true, rank: 500 })
  await pass(10_000)
  void write('a card', CONTENT)
  await pass(0)
  expect(sent).toEqual([
    ['0', 0],
    ['1', 1],
    ['2', 2],
    ['a card', 10],
  ])
  expect(later).toEqual([
    ['3', 3_598],
    ['4', 3_598],
  ])
})

test('who would wait for longer than a minute is told to come back, and nobody else', async () => {
  const { sent, later, write, many, pass } = lane(memorySlots({ ...GITHUB_PACE, perHour: 2 }))
  many(4)
  void write('a label', CHANGE)
  await pass(10_000)
  expect(sent.map(([name]) => name)).toEqual(['0', '1', 'a label'])
  expect(later).toEqual([
    ['2', 3_599],
    ['3', 3_599],
  ])
})

describe('when GitHub asks us to wait', () => {
  test('nobody is sent before, to the second', async () => {
    const { one, sent, write, pass } = lane()
    expect(one.hold(37)).toBe(37)
    void write('held')
    await pass(36_999)
    expect([sent, one.held()]).toEqual([[], 1])
    await pass(1)
    expect([sent, one.held()]).toEqual([[['held', 37]], 0])
  })

  test('those who wait already wait on', async () => {
    const { one, sent, many, pass } = lane()
    many(3)
    await pass(500)
    one.hold(60)
    await pass(70_000)
    expect(sent.map(([, second]) => second)).toEqual([0, 60.5, 61.5])
  })

  test('a shorter wait does not end a longer one', async () => {
    const { one, pass } = lane()
    one.hold(100)
    expect(one.hold(5)).toBe(100)
    await pass(10_000)
    expect(one.held()).toBe(90)
  })

  test('the same wait named again a moment later ends a moment later', async () => {
    const { one, sent, write, pass } = lane()
    one.hold(20)
    await pass(500)
    one.hold(20)
    void write('held')
    await pass(30_000)
    expect(sent).toEqual([['held', 20.5]])
  })

  test('without a time it is a minute, doubled each time up to fifteen', async () => {
    const { one, pass } = lane()
    const waits: number[] = []
    for (let at = 0; at < 6; at++) {
      waits.push(one.hold(null))
      await pass((waits.at(-1) ?? 0) * 1000)
    }
    expect(waits).toEqual([60, 120, 240, 480, 900, 900])
    await pass(HOUR_MS)
    expect(one.hold(null)).toBe(60)
  })

  test('several refusals at once are one', async () => {
    const { one, pass } = lane()
    expect([one.hold(null), one.hold(null)]).toEqual([60, 60])
    await pass(20_000)
    expect(one.hold(null)).toBe(40)
  })
})

test('when we end, nobody who waits is sent, nor anybody after', async () => {
  const { one, sent, many, stop, pass, clock } = lane()
  many(3)
  await pass(0)
  stop.abort()
  await pass(DAY_MS)
  expect(sent).toHaveLength(1)
  expect(await one.turn(CONTENT)).toEqual({ kind: 'stopping' })
  expect(clock.asleep()).toBe(0)
})

test('a long wait is no reason to sleep long', async () => {
  const { one, later, sent, write, pass, clock } = lane()
  one.hold(3_600)
  void write('a label', CHANGE)
  void write('a comment')
  await pass(0)
  expect([later.length, clock.asleep()]).toEqual([2, 0])
  await pass(HOUR_MS - 60_000)
  void write('in the end')
  await pass(60_000)
  expect(sent).toEqual([['in the end', 3_600]])
})

test('slots that cannot be counted let nobody through, and the next one tries anew', async () => {
  const good = memorySlots(GITHUB_PACE)
  let broken = true
  const take: Slots['take'] = (...asked) => {
    if (broken) throw new Error('the disk is full')
    return good.take(...asked)
  }
  const { one } = lane({ ...good, take })
  await expect(one.turn(CONTENT)).rejects.toThrow('the disk is full')
  broken = false
  expect(await one.turn(CONTENT)).toEqual({ kind: 'go' })
})

test('two processes on the same slots keep the distance together', async () => {
  const slots = memorySlots(GITHUB_PACE)
  const clock = virtualClock()
  const [here, there] = [lane(slots, clock), lane(slots, clock)]
  here.many(5)
  there.many(5)
  await clock.pass(20_000)
  const seconds = [...here.sent, ...there.sent].map(([, second]) => second)
  expect(seconds.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test('another installation is not held', () => {
  const slots = memorySlots(GITHUB_PACE)
  const now = 0 as Instant
  slots.hold(7, 60_000 as Instant)
  expect(slots.take(8, true, now)).toBe(now)
  expect([slots.heldUntil(7, now), slots.heldUntil(8, now)]).toEqual([60_000, null])
})
