import { globSync, readFileSync } from 'node:fs'
import { namedIncident } from '../../../src/plan/review/subject-number.ts'
import { stated } from '../../../src/postmortem/draft/stated.ts'
import { examined } from '../../../src/postmortem/examined.ts'
import { placedIn } from '../../../src/postmortem/items/placed-in.ts'
import type { Reader } from '../reader.ts'
import { BLOCKS, SECRETS } from './units.ts'

/** Real postmortems lie beside the checkout where somebody has put them there; they are not ours to publish. */
const BESIDE = globSync('../shared/corpus/postmortems/*__*.md').toSorted()
const OWN = globSync('test/fuzz/corpus/*.md').toSorted()
const corpus = [...OWN, ...BESIDE, 'templates/postmortem.md'].map((path) =>
  readFileSync(path, 'utf8'),
)

const FRONT: Readonly<Record<string, string>> = {
  'front matter that never ends': '---\na: b\n',
  'front matter of lists': '- a\n',
}

const language = {
  words: [
    ...Object.values(BLOCKS),
    '\n## Action items\n\n',
    '\n## Timeline\n\n',
    '\n## Five whys\n\n',
    '| Action | Owner | Due |\n|---|---|---|\n',
    '| Add an alert | @ana | 2026-12-01 |\n',
    '- 14:05 UTC the pool is empty\n',
    '- [ ] Add an alert @ana due friday\n',
    '---\nincident: 12\nseverity: sev1\nstarted: 2026-11-20T14:05:00Z\n---\n',
    'TODO',
    '<!-- sitrep:action 12.a1 -->',
  ],
  corpus,
  units: { ...BLOCKS, ...SECRETS, ...FRONT },
  grown: {
    'one row below a heading that announces items': (length: number) =>
      `## Action items\n\n${'| a '.repeat(length / 4)}`.slice(0, length),
    'front matter of many keys': (length: number) =>
      `---\n${'a: b\n'.repeat(length / 5)}`.slice(0, length - 4).concat('---\n'),
    'front matter of brackets': (length: number) => `---\na: ${'['.repeat(length - 12)}\n---\n`,
  },
} as const

const BY = { known: null, zone: 'Europe/Lisbon', names: new Set(['ana']) }
const HOME = 'https://github.test/acme/shop'

/** What is read of a merged document between other work: its items, what its front matter corrects, whose it is. */
export const documents: Reader = {
  ...language,
  name: 'documents',
  thread: 'main',
  read: (text) => [placedIn(text, BY), stated(text), namedIncident(text, HOME)],
}

const REVIEW = { known: null, assignable: new Set(['ana']), zone: 'UTC', gap: 0.25 }

/** All rules over a whole document, as the thread of its own runs them. */
export const reviews: Reader = {
  ...language,
  name: 'documents reviewed',
  thread: 'own',
  read: (text) => examined(text, { review: REVIEW, weights: {}, names: new Set(['ana']) }),
}
