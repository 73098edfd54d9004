import type { Examine } from '../engine/pull-world.ts'
import { Failure } from '../github/failure.ts'

/** Half of the lanes that one installation may have, so that its incidents find one free however slow documents are. */
const MOST = 4

/** Runs a look, with a seat from the first document that it has read until it ends. Throws Failure: `busy` where none is free. */
export type Seated = <T>(examine: Examine, look: (examine: Examine) => Promise<T>) => Promise<T>

/** As many looks that read documents as may be under way at once; who finds no seat comes again later. */
export function seats(most: number = MOST): Seated {
  let taken = 0
  return async (examine, look) => {
    let seated = false
    const sit = (): void => {
      if (taken >= most) throw new Failure('busy', 'other documents are read now', { status: null })
      taken += 1
      seated = true
    }
    try {
      return await look(async (asked) => {
        if (!seated) sit()
        return examine(asked)
      })
    } finally {
      if (seated) taken -= 1
    }
  }
}

/** Whole repositories are read for minutes, and what was read of one may be large. */
const MOST_READINGS = 2

/** Runs what reads a whole repository. Throws Failure: `busy` where as many are under way as may be at once. */
export function readingSeats(
  most: number = MOST_READINGS,
): <T>(run: () => Promise<T>) => Promise<T> {
  let taken = 0
  return async (run) => {
    if (taken >= most) {
      throw new Failure('busy', 'other repositories are read now', { status: null })
    }
    taken += 1
    try {
      return await run()
    } finally {
      taken -= 1
    }
  }
}
