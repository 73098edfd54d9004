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
