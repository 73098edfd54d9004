import { box } from '../simulation/box.ts'
import { seedPlatform } from '../simulation/platform.ts'
import { random } from '../simulation/random.ts'
import { type VirtualTime, virtualTime } from '../simulation/virtual-time.ts'
import type { Boundary } from './boundary.ts'
import { endOf } from './end.ts'
import { type Deaths, type Fleet, fleet } from './fleet.ts'
import { begin, type Kept, keep, putStore } from './kept.ts'
import type { Stage, Story } from './story.ts'

const START = Date.parse('2026-11-19T14:02:00Z')
const MINUTE_MS = 60_000
/** So long that whatever a kill left behind is in order again: twice as long as from one look at the log to the next. */
const STEP_MS = 12 * MINUTE_MS
/** Until a process that has just started has looked around. */
const START_MS = 2 * MINUTE_MS
/** How long after the last act all has been done, unless a story says otherwise, and what is watched is not the next hour's round. */
const MINUTES = 3
/** From then on nobody is killed any more: twice as long as whoever lost something may take to look for it. */
const REST_MS = 16 * MINUTE_MS

interface Played {
  /** All that people see, and what our store still holds to do. */
  readonly end: string
  readonly boundaries: readonly Boundary[]
  readonly struck: readonly Boundary[]
  readonly kept: Kept
}

/** What goes wrong in a story that cannot be told on: somebody does not find what has to be there by then. */
export class Stuck extends Error {
  override readonly name = 'Stuck'
}

/** Plays a story from the end of the one before it. */
export async function played(
  story: Story,
  before: Kept | null,
  deaths: Deaths = { kills: [], by: 'kill' },
): Promise<Played> {
  const seed = seedOf(story)
  seedPlatform(seed)
  const roll = random(seed)
  const time = virtualTime(startOf(story, before), roll)
  const it = box(time, roll, { fast: [20, 400], slow: 0 })
  // First: processes are given the secrets of the App that stands there then.
  if (before !== null) begin(it, before)
  const all = fleet(it, time, deaths)
  try {
    if (before !== null && story.storeLost !== true) putStore(before, all.path)
    await told(story, { box: it, as: it.as }, time, all)
    all.end()
    await time.until(time.now())
    const end = endOf(it, all.path)
    const { boundaries, struck } = all
    return { end, boundaries, struck, kept: keep(time.now(), it, all.path) }
  } finally {
    all.close()
  }
}

/** Of its own for each, or what happens here would have the ids of what has happened before. */
const seedOf = ({ name }: Story): number =>
  [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 2 ** 31, 7)

const startOf = ({ beginsAt }: Story, before: Kept | null): number =>
  beginsAt === undefined ? (before?.at ?? START) : Date.parse(beginsAt)

async function told(story: Story, stage: Stage, time: VirtualTime, all: Fleet): Promise<void> {
  for (const act of story.unheard ?? []) {
    await time.until(time.now() + MINUTE_MS)
    await time.settle(act(stage))
  }
  let at = time.now()
  const until = (ms: number) => {
    at += ms
    return time.until(at)
  }
  if (story.fromStart === true) all.watch()
  await all.rise()
  await until(START_MS)
  all.watch()
  for (const [place, act] of story.acts.entries()) {
    if (place > 0) await until(STEP_MS)
    await time.settle(acted(act, stage, place))
  }
  await until((story.minutes ?? MINUTES) * MINUTE_MS)
  all.unwatch()
  await until(REST_MS)
}

async function acted(act: Story['acts'][number], stage: Stage, place: number): Promise<void> {
  try {
    await act(stage)
  } catch (error) {
    throw new Stuck(`act ${place + 1}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
