import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { type Random, random } from '../simulation/random.ts'
import { type Mortal, mortal } from '../support/mortal.ts'
import { timelessEnd } from '../support/timeless-end.ts'
import { declare, LIFE } from '../support/whole-life.ts'

/** As long as an unanswered sending stays unknown, and a second. */
const SETTLED_MS = 61_000
/** At the longest from one act of people to the next, and from the start of a process to its death. */
const PAUSE_MS = 400
const LIFE_MS = 700
/** How often we die in the life of one incident: mostly while something of it is being done. */
const DEATHS = 12

export interface RealFigures {
  readonly kills: number
  /** Incidents that were lived through meanwhile. */
  readonly lives: number
  /** Deliveries that were answered as taken, and are in no store. */
  readonly lost: readonly string[]
  /** What was wrong with stores of the dead. */
  readonly unsound: readonly string[]
  /** How many of the dead left something to do, and how many something of which they did not know whether it was done. */
  readonly leftWork: number
  readonly leftUnknown: number
  /** Milliseconds from the start of the next process until it answers. */
  readonly serving: readonly number[]
  /** And until what had waited longest is at work or done. */
  readonly resumed: readonly number[]
  /** Lives that did not end as the undisturbed one. */
  readonly differing: readonly string[]
}

interface Tally {
  kills: number
  readonly lost: Set<string>
  readonly serving: number[]
  readonly resumed: number[]
}

/** Lives through incidents with a real process on a real store that is killed so often, at any moment. */
export async function realKills(
  count: number,
  seed: number,
  progress: (line: string) => void,
): Promise<RealFigures> {
  const calm = JSON.stringify(await undisturbed(), null, 1)
  const roll = random(seed)
  const it = await mortal()
  const tally: Tally = { kills: 0, lost: new Set(), serving: [], resumed: [] }
  const differing: string[] = []
  let lives = 0
  try {
    while (tally.kills < count) {
      const number = await lived(it, roll, tally, count)
      lives += 1
      const end = JSON.stringify(await timelessEnd(it.box, number), null, 1)
      if (end !== calm) differing.push(`incident ${number}:\n${difference(calm, end)}`)
      const { kills, lost, serving, resumed } = tally
      const spells = `up after ${serving.join(' ')}, at work after ${resumed.join(' ')} ms`
      progress(
        `${kills} kills, ${lives} incidents, ${lost.size} lost, ${differing.length} differ; ${spells}`,
      )
    }
    const { remains } = it
    return {
      kills: tally.kills,
      lives,
      lost: [...tally.lost],
      unsound: remains.map(({ integrity }) => integrity).filter((said) => said !== 'ok'),
      leftWork: remains.filter(({ waiting }) => waiting > 0).length,
      leftUnknown: remains.filter(({ unknown }) => unknown > 0).length,
      serving: tally.serving,
      resumed: tally.resumed,
      differing,
    }
  } finally {
    await it.close()
  }
}

async function undisturbed() {
  const it = await mortal()
  try {
    const number = await acted(it, async () => void (await wait(PAUSE_MS)))
    await it.settled()
    return await timelessEnd(it.box, number)
  } finally {
    await it.close()
  }
}

/** The life of one incident, with kills at any moment of it. Resolves with its number when all is worked off. */
async function lived(it: Mortal, roll: Random, tally: Tally, count: number): Promise<number> {
  const deaths = Math.min(DEATHS, count - tally.kills)
  let died = 0
  const killing = (async () => {
    for (; died < deaths; died += 1) {
      await wait(roll.int(0, LIFE_MS))
      await killed(it, tally)
    }
  })()
  const number = await acted(it, async (act) => {
    // Spread over all deaths, however long it takes to rise from one.
    while (died < deaths && died < Math.floor((act * deaths) / LIFE.length)) await wait(10)
    await wait(roll.int(0, PAUSE_MS))
  })
  await killing
  do await it.rise(SETTLED_MS)
  while (!(await it.settled()))
  // What nobody heard while we were dead is found a while later.
  await it.rise(SETTLED_MS)
  await it.settled()
  return number
}

async function acted(it: Mortal, pause: (act: number) => Promise<void>): Promise<number> {
  const { as, sandbox } = it.box
  const number = await declare(as)
  for (const [place, act] of LIFE.entries()) {
    await pause(place)
    // Nothing tells the order of a comment and of a click within one second of GitHub's times.
    sandbox.clock.advance(1_000)
    await act(as, number)
  }
  return number
}

async function killed(it: Mortal, tally: Tally): Promise<void> {
  await it.kill()
  const taken = acknowledged(it)
  const began = performance.now()
  await it.rise()
  tally.serving.push(Math.round(performance.now() - began))
  tally.kills += 1
  const { stored = new Set(), oldest = null } = it.remains.at(-1) ?? {}
  for (const id of taken) if (!stored.has(id)) tally.lost.add(id)
  if (oldest === null) return
  await comesToWork(it.path, oldest)
  tally.resumed.push(Math.round(performance.now() - began))
}

/** What GitHub was told is taken, as far as it has to be kept: commands of people. */
const acknowledged = ({ box }: Mortal): readonly string[] =>
  box.sandbox.state.deliveries
    .filter(({ event, action, statusCode }) => {
      return (
        event === 'issue_comment' && action === 'created' && statusCode !== null && statusCode < 300
      )
    })
    .filter(({ payload }) => /"body":"\/[a-z]/.test(payload))
    .map(({ guid }) => guid)

/** Resolves when somebody has taken its lane, or has seen to it. */
async function comesToWork(path: string, id: string): Promise<void> {
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    const seen = database.prepare(
      "SELECT state <> 'waiting' OR owner IS NOT NULL AS seen FROM inbox JOIN lanes USING (lane) WHERE id = ?",
    )
    while (seen.get(id)?.['seen'] !== 1) await wait(10)
  } finally {
    database.close()
  }
}

function difference(calm: string, end: string): string {
  const [had, has] = [calm.split('\n'), end.split('\n')]
  return [
    ...had.filter((line) => !has.includes(line)).map((line) => `- ${line}`),
    ...has.filter((line) => !had.includes(line)).map((line) => `+ ${line}`),
  ].join('\n')
}
