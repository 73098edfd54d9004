import { readFileSync } from 'node:fs'
import { OFFERED, OFFERED_FOR_ACTION, type OfferedFile } from '../plan/onboarding.ts'

/**
 * The files of our `templates` folder that teams take over, read from this checkout. `action`: also the workflow, for a
 * team without the App.
 */
export function offeredFiles(road: 'app' | 'action' = 'app'): readonly OfferedFile[] {
  const offered = road === 'action' ? [...OFFERED, ...OFFERED_FOR_ACTION] : [...OFFERED]
  return offered.map(([template, file]) => ({
    ...file,
    text: readFileSync(new URL(`../../templates/${template}`, import.meta.url), 'utf8'),
  }))
}
