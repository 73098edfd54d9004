import { redact } from '../../markdown/secrets.ts'
import type { Part } from '../command.ts'
import { taken } from './taken.ts'

/** The rest of the line in the person's words, without what looks like a secret. */
export const line = (label: string, sample = 'because it got worse'): Part<string> => ({
  label,
  optional: false,
  accepts: () => 'a few words',
  sample: () => sample,
  take: (text) => taken(redact(text.trim()).text, ''),
})

/** The same with the lines below. */
export const rest = (label: string, sample: string): Part<string> => ({
  ...line(label, sample),
  lines: true,
})
