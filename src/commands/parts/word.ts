import type { Part } from '../command.ts'
import { firstWord, taken } from './taken.ts'

/** Any one word. */
export const word = (label: string, sample: string): Part<string> => ({
  label,
  optional: false,
  accepts: () => 'one word',
  sample: () => sample,
  take(text) {
    const { word: first, rest } = firstWord(text)
    return taken(first, rest)
  },
})
