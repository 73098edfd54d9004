import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { random } from '../simulation/random.ts'
import { type Boundary, struckAt } from './boundary.ts'
import type { Crew } from './crew.ts'
import type { Blow } from './fleet.ts'
import type { Done } from './job.ts'
import { differs } from './same-end.ts'
import type { Story } from './story.ts'

/** One play that did not end as if nobody had been killed. */
interface Differing {
  readonly story: string
  readonly kills: readonly number[]
  /** Where they struck, in words. */
  readonly at: readonly string[]
  /** Lines of the end that are missing (`-`) and that should not be there (`+`). */
  readonly lines: readonly string[]
}

export interface Figures {
  readonly story: string
  /** All moments of which each is one at which somebody may be killed, by kind. */
  readonly boundaries: Readonly<Record<Boundary['at'], number>>
  readonly kills: number
  readonly pairs: number
  readonly differing: readonly Differing[]
}

interface Asked {
  readonly stories: readonly Story[]
  /** One in so many moments; 1 for all. */
  readonly each: number
  /** How many pairs over all stories. */
  readonly pairs: number
  readonly by: Blow
  readonly progress: (line: string) => void
}

interface Calm extends Done {
  /** The file that those begin with that go on from here. */
  readonly path: string
}

/** Plays each story once in peace and then with each kill, and tells what came out differently. */
export async function exhaustive(crew: Crew, asked: Asked): Promise<readonly Figures[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-kills-'))
  const known = new Map<Story, Promise<Calm>>()
  const calm = (story: Story): Promise<Calm> => {
    const one = known.get(story) ?? undisturbed(crew, folder, story, calm)
    known.set(story, one)
    return one
  }
  try {
    return await Promise.all(
      asked.stories.map(async (story) =>
        figuresOf(crew, asked, story, await beginningOf(story, calm), await calm(story)),
      ),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

type CalmOf = (story: Story) => Promise<Calm>

const beginningOf = async ({ after }: Story, calm: CalmOf): Promise<string | null> =>
  after === null ? null : (await calm(after)).path

async function undisturbed(crew: Crew, folder: string, story: Story, calm: CalmOf): Promise<Calm> {
  const path = join(folder, `${story.name}.json`)
  const from = await beginningOf(story, calm)
  const done = await crew.play({ story: story.name, from, to: path, kills: [], by: 'kill' })
  if (done.boundaries.length === 0) throw new Error(`${story.name}: ${done.end}`)
  return { ...done, path }
}

async function figuresOf(
  crew: Crew,
  { each, pairs, by, stories, progress }: Asked,
  story: Story,
  from: string | null,
  calm: Calm,
): Promise<Figures> {
  const { name } = story
  const places = struckAt(calm.boundaries, by)
  const singles = places.filter((_, place) => place % each === 0).map((at) => [at])
  const share = Math.ceil(pairs / stories.length)
  const all = [
    ...singles,
    ...pairsOf(name, by === 'loss' ? places : [...calm.boundaries.keys()], share),
  ]
  const plays = all.map(async (kills) => {
    const done = await crew.play({ story: name, from, to: null, kills, by })
    return differing(story, kills, calm, done)
  })
  const found = (await Promise.all(plays)).filter((one) => one !== null)
  progress(
    `${name}: ${singles.length} kills, ${all.length - singles.length} pairs, ${found.length} differ`,
  )
  const count = (at: Boundary['at']) => calm.boundaries.filter((one) => one.at === at).length
  return {
    story: name,
    boundaries: { write: count('write'), commit: count('commit'), read: count('read') },
    kills: singles.length,
    pairs: all.length - singles.length,
    differing: found,
  }
}

/** The second kill comes while what the first one left is seen to, or a while later. */
function pairsOf(
  story: string,
  places: readonly number[],
  count: number,
): readonly (readonly number[])[] {
  const roll = random([...story].reduce((sum, letter) => sum * 7 + letter.length, story.length))
  return Array.from({ length: count }, () => [
    places[roll.int(0, places.length - 1)] ?? 0,
    roll.chance(0.5) ? roll.int(0, 30) : roll.int(0, places.length),
  ])
}

function differing(
  story: Story,
  kills: readonly number[],
  calm: Calm,
  { end, struck }: Done,
): Differing | null {
  const [first] = struck
  const meant = calm.boundaries[kills[0] ?? 0]
  const at = struck.map((one) => `${one.at} ${one.stage} ${one.what}`)
  // Else it is no kill of the moment that it stands for, and proves nothing.
  const isMeant = JSON.stringify(first) === JSON.stringify(meant)
  const lines = [
    ...(isMeant ? [] : ['another moment was struck']),
    ...differs(calm.end, end, story.lateMinutes),
  ]
  return lines.length === 0 ? null : { story: story.name, kills, at, lines }
}
