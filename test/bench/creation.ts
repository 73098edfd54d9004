import { HOUR_MS } from '../../src/domain/instant.ts'
import { EVERY, openings, round, throughout } from '../support/opening.ts'
import type { Story } from '../support/story.ts'
import type { Figure } from './figure.ts'

const COUNTS = [1, 20, 60, 80] as const
/** So many of one document become issues, which is what GitHub takes as sub-issues. */
const OF_ONE = 100
const INCIDENTS = 6

/**
 * How long it takes until the issues of a document's items exist, by the clock of the sandbox, which answers at once and
 * refuses whoever goes beyond GitHub's secondary limits.
 */
export async function creation(): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const count of COUNTS) figures.push(...(await ofOne(count)))
  return [...figures, ...(await ofMany())]
}

async function ofOne(count: number): Promise<readonly Figure[]> {
  const all = await openings()
  const { it, number, process } = all
  const start = it.now()
  const before = written(it.sandbox.requests().requests)
  const applied = await round(process(), number, count)
  const opened = it.now() - start
  await throughout(all, count)
  const nested = it.now() - start
  const writes = written(it.sandbox.requests().requests) - before
  const missing = count - applied.filter(({ result }) => result === 'done').length
  all.close()
  const issues = count === 1 ? '1 item' : `${count} items`
  return [
    {
      what: `${issues}: until all exist`,
      measured: opened / 1000,
      target: at(count - 1),
      unit: 's',
    },
    {
      what: `${issues}: until all are sub-issues`,
      measured: nested / 1000,
      target: at(2 * count - 1),
      unit: 's',
    },
    { what: `${issues}: not opened in one go`, measured: missing, target: 0, unit: '' },
    { what: `${issues}: writes`, measured: writes, target: 3 * count + 6, unit: '' },
  ]
}

/** 1.05 seconds for each write but the first. */
const at = (writes: number): number => 1.05 * writes

const written = (requests: Readonly<Record<string, number>>): number =>
  Object.entries(requests)
    .filter(([route]) => !/^GET |\/graphql$/.test(route))
    .reduce((sum, [, count]) => sum + count, 0)

const slowed = ({ sandbox }: Story): number =>
  Object.values(sandbox.requests().pace.breaches).reduce((sum, count) => sum + count, 0)

/** More than an hour lets anybody make. */
async function ofMany(): Promise<readonly Figure[]> {
  const all = await openings()
  const { it, process } = all
  const incidents: number[] = [all.number]
  while (incidents.length < INCIDENTS) {
    it.minutes(1)
    incidents.push(await it.declare('ana', 'Search fails', '/sev 2', ['incident']))
  }
  it.minutes(60)
  const before = slowed(it)
  const start = it.now()
  for (const incident of incidents) await throughout(all, OF_ONE, incident)
  const hours = (it.now() - start) / HOUR_MS
  let keys: readonly (string | null)[] = []
  for (const incident of incidents) {
    const world = process(null, incident)
    await world.read()
    keys = [...keys, ...(await world.items(EVERY)).map(({ key }) => key)]
  }
  all.close()
  const twice = keys.length - new Set(keys).size
  const what = `${INCIDENTS * OF_ONE} items`
  return [
    { what: `${what}: until all are sub-issues`, measured: hours, target: null, unit: 'h' },
    {
      what: `${what}: answers that ask us to slow down`,
      measured: slowed(it) - before,
      target: 0,
      unit: '',
    },
    {
      what: `${what}: missing`,
      measured: INCIDENTS * OF_ONE - new Set(keys).size,
      target: 0,
      unit: '',
    },
    { what: `${what}: opened twice`, measured: twice, target: 0, unit: '' },
  ]
}
