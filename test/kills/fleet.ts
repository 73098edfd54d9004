import type { ServerResponse } from 'node:http'
import { ENGINE_VERSION } from '../../src/engine/version.ts'
import type { Box, Door } from '../simulation/box.ts'
import type { Life } from '../simulation/life.ts'
import { type Replica, replicas } from '../simulation/replica.ts'
import type { VirtualTime } from '../simulation/virtual-time.ts'
import { type Boundary, requestBoundary } from './boundary.ts'
import { power } from './power.ts'

/** How long it takes until somebody starts the next process, in milliseconds. */
const DOWN_MS = 1_000

/** One process after the other. */
export interface Fleet {
  readonly path: string
  readonly rise: () => Promise<void>
  /** From here on boundaries count. */
  readonly watch: () => void
  /** Until here. */
  readonly unwatch: () => void
  readonly boundaries: readonly Boundary[]
  /** Those at which a blow fell. */
  readonly struck: readonly Boundary[]
  /** The process ends for good. */
  readonly end: () => void
  readonly close: () => void
}

/** Whoever starts processes is none. */
const INIT: Life = { name: 'whoever starts processes', alive: true }

/**
 * What strikes: a kill, a loss of the machine's power, which takes what was not on the disk yet as well, or a request that
 * is lost on its way there or back while whoever has sent it goes on living.
 */
export type Blow = 'kill' | 'power' | 'loss'

export interface Deaths {
  /** How many boundaries pass before the first blow, and then from each to the next. */
  readonly kills: readonly number[]
  readonly by: Blow
}

export function fleet(it: Box, time: VirtualTime, { kills, by }: Deaths): Fleet {
  const boundaries: Boundary[] = []
  const struck: Boundary[] = []
  const waiting = [...kills]
  const asked = new Set<ServerResponse>()
  let living: Replica | null = null
  let born = 0
  const next = () => waiting.shift() ?? Number.POSITIVE_INFINITY
  let left = next()
  let watching = false
  const kill = (life: Life) => {
    living = null
    it.door = null
    all.kill(life)
    // Whoever waited for an answer sees the connection break.
    for (const response of asked) response.writeHead(502).end()
    left = next()
    void time.within(INIT, () => time.sleep(DOWN_MS)).then(rise)
  }
  const passes = (boundary: Boundary, life: Life) => {
    if (!watching || !life.alive) return
    boundaries.push(boundary)
    left -= 1
    // What is committed is not on its way to anybody: the next request is lost instead.
    if (left >= 0 || (by === 'loss' && boundary.at === 'commit')) return
    struck.push(boundary)
    if (by !== 'loss') return kill(life)
    left = next()
    throw new TypeError('the connection broke')
  }
  const all = replicas(it, time, (stage, life, brings) => {
    if (by === 'power' && stage === 'after') disk.committed()
    if (brings) passes({ at: 'commit', stage, what: 'store' }, life)
  })
  const disk = power(all.path)
  it.watch = (stage, life, asking) => passes(requestBoundary(stage, asking), life)
  const open = ({ life, service }: Replica): Door => {
    return (request, response) => {
      asked.add(response)
      response.on('close', () => asked.delete(response))
      return time.within(life, () => service.handle(request, response))
    }
  }
  const rise = async () => {
    if (by === 'power' && born > 0) disk.lost()
    born += 1
    living = await all.start({ name: `process ${born}`, alive: true }, ENGINE_VERSION)
    it.door = living === null ? null : open(living)
  }
  return {
    path: all.path,
    boundaries,
    struck,
    rise: () => time.settle(rise()),
    watch: () => {
      watching = true
    },
    unwatch: () => {
      watching = false
    },
    end: () => {
      if (living !== null) all.kill(living.life)
      living = null
    },
    close: all.close,
  }
}
