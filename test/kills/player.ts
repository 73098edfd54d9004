import { readFileSync, writeFileSync } from 'node:fs'
import type { Done, Job } from './job.ts'
import type { Kept } from './kept.ts'
import { played, Stuck } from './played.ts'
import { STORIES } from './stories.ts'

/** Plays what its parent asks for, one after the other: the clock of a whole process is ours to move. */
process.on('message', (job: Job) => {
  void done(job).then((answer) => process.send?.(answer))
})

async function done({ story: name, from, to, kills }: Job): Promise<Done> {
  const story = STORIES.find((one) => one.name === name)
  if (story === undefined) throw new Error(`no story is called ${name}`)
  try {
    const before = from === null ? null : (JSON.parse(readFileSync(from, 'utf8')) as Kept)
    const { kept, ...rest } = await played(story, before, kills)
    if (to !== null) writeFileSync(to, JSON.stringify(kept))
    return rest
  } catch (error) {
    if (!(error instanceof Stuck)) throw error
    return { end: `nobody can go on: ${error.message}`, boundaries: [], struck: [] }
  }
}
