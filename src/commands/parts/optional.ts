import type { Part } from '../command.ts'
import { taken } from './taken.ts'

/** May be left out; what stands there has to be right all the same. Null where it was left out. */
export const optional = <T>(part: Part<T>): Part<T | null> => ({
  ...part,
  optional: true,
  take: (text, scene) => (text.trim() === '' ? taken(null, '') : part.take(text, scene)),
})
