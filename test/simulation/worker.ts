import { parseArgs } from 'node:util'
import type { Done, Work } from './work.ts'

/**
 * A process of its own, since a world takes the clock of its whole thread: plays what its parent asks for. A planted bug
 * has to be there before anything of the sources is loaded.
 */
const { values } = parseArgs({ options: { plant: { type: 'string' } } })
if (values.plant !== undefined) {
  const { BUGS } = await import('./planted/bugs.ts')
  const { plant } = await import('./planted/plant.ts')
  const bug = BUGS.find(({ name }) => name === values.plant)
  if (bug === undefined) throw new Error(`no bug is called ${values.plant}`)
  plant(bug)
}
const { played } = await import('./played.ts')
const { scheduled } = await import('./schedule.ts')
const { shrunk } = await import('./shrink.ts')

process.on('message', async (work: Work) => {
  const done = await doneBy(work)
  process.send?.(done)
})
process.send?.('ready')

async function doneBy(work: Work): Promise<Done> {
  switch (work.kind) {
    case 'play': {
      const schedule = scheduled(work.seed, work.theme)
      return { schedule, played: await played(schedule) }
    }
    case 'play-this':
      return { schedule: work.schedule, played: await played(work.schedule) }
    case 'shrink': {
      const fails = async (schedule: Done['schedule']) => {
        const { broken } = await played(schedule)
        return work.names.some((name) => name in broken)
      }
      const schedule = await shrunk(work.schedule, fails, work.tries)
      return { schedule, played: await played(schedule) }
    }
    default:
      return work satisfies never
  }
}
