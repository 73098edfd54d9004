import type { Bug } from './bug.ts'
import { SENDING } from './sending.ts'
import { TRUSTING } from './trusting.ts'
import { WORKING } from './working.ts'

/** All that the simulation has to find. */
export const BUGS: readonly Bug[] = [...SENDING, ...WORKING, ...TRUSTING]
