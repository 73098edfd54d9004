import { utcDay } from '../../domain/instant.ts'
import type { About } from './about.ts'

/** Where postmortems lie in the repository. */
export const FOLDER = 'postmortems'
const LONGEST = 50

/** `postmortems/2026-11-20-42-checkout-fails.md`: by the day on which it started, in UTC. */
export function draftPath({ incident, issue }: About): string {
  const { started, declared } = incident.times
  const day = utcDay((started ?? declared)?.at ?? issue.createdAt)
  return `${FOLDER}/${day}-${issue.number}-${slug(incident.title || issue.title)}.md`
}

/** Letters that Unicode knows no accent of. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
}

/** Latin letters without their accents, digits and single hyphens; `incident` where nothing is left. */
function slug(title: string): string {
  const letters = title
    .slice(0, 500)
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[ßæœøłđ]/g, (letter) => UNDECOMPOSED[letter] ?? '')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
  const short = letters.slice(0, LONGEST + 1)
  const whole = short.length > LONGEST && short.includes('-', 20) ? short.lastIndexOf('-') : LONGEST
  return short.slice(0, whole).replace(/-$/, '') || 'incident'
}
