import { createHash } from 'node:crypto'
import { parseArgs } from 'node:util'
import { ran } from './run.ts'
import { scheduled } from './schedule.ts'

const { values } = parseArgs({
  options: { schedules: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' } },
})

const first = Number(values.seed)
for (let seed = first; seed < first + Number(values.schedules); seed++) {
  const began = performance.now()
  const { end, history, kills, close } = await ran(scheduled(seed))
  const hash = createHash('sha256').update(JSON.stringify(history)).update(end).digest('hex')
  const took = Math.round(performance.now() - began)
  process.stdout.write(
    `${seed} ${hash.slice(0, 12)} ${history.length} requests ${kills} kills ${took} ms\n`,
  )
  close()
}
