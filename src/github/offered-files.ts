import { readFileSync } from 'node:fs'
import { OFFERED, type OfferedFile } from '../plan/onboarding.ts'

/** The files of our `templates` folder that teams take over, read from this checkout. */
export function offeredFiles(): readonly OfferedFile[] {
  return [...OFFERED].map(([template, offered]) => ({
    ...offered,
    text: readFileSync(new URL(`../../templates/${template}`, import.meta.url), 'utf8'),
  }))
}
