import { readFileSync, writeFileSync } from 'node:fs'
import { BUGS } from '../simulation/planted/bugs.ts'
import { plant } from '../simulation/planted/plant.ts'
import type { Done, Job } from './job.ts'
import type { Kept } from './kept.ts'

// Before anything of the sources is loaded.
const [, , planted] = process.argv
const bug = BUGS.find(({ name }) => name === planted)
if (planted !== undefined && bug === undefined) throw new Error(`no bug is called ${planted}`)
if (bug !== undefined) plant(bug)
const { played, Stuck } = await import('./played.ts')
const { STORIES } = await import('./stories.ts')

/** Plays what its parent asks for, one after the other: the clock of a whole process is ours to move. */
process.on('message', (job: Job) => {
  void done(job).then((answer) => process.send?.(answer))
})

async function done({ story: name, from, to, ...deaths }: Job): Promise<Done> {
  const story = STORIES.find((one) => one.name === name)
  if (story === undefined) throw new Error(`no story is called ${name}`)
  try {
    const before = from === null ? null : (JSON.parse(readFileSync(from, 'utf8')) as Kept)
    const { kept, ...rest } = await played(story, before, deaths)
    if (to !== null) writeFileSync(to, JSON.stringify(kept))
    return rest
  } catch (error) {
    if (!(error instanceof Stuck)) throw error
    return { end: `nobody can go on: ${error.message}`, boundaries: [], struck: [] }
  }
}
