import { echoOf } from '../../../src/app/echo.ts'
import type { Instant } from '../../../src/domain/instant.ts'
import { claimedKey } from '../../../src/github/actions/mark.ts'
import { alertIn, claimedAlert } from '../../../src/github/alerts/mark.ts'
import { cardProof, packCard, unpackCard } from '../../../src/github/journal.ts'
import { readMarker } from '../../../src/github/marker.ts'
import { packed } from '../../../src/github/packed.ts'
import type { Entry } from '../../../src/plan/entry.ts'
import { cellsOf } from '../../../src/plan/report/row.ts'
import { readIndex } from '../../../src/plan/report/snapshot-index.ts'
import type { Reader } from '../reader.ts'

const PLACE = { repository: 1, issue: 7 }
const KEYS = [{ id: 'k1', secret: 'a secret of the tests' }]
const AT = Date.parse('2026-11-20T14:30:00Z') as Instant
const entry = (at: number): Entry =>
  ({ key: `comment.${at}`, at: AT + at, by: 'ana', outcome: 'noted' }) as unknown as Entry
const card = (entries: number, keys: typeof KEYS): string =>
  packCard(
    { page: 1, text: '## SEV1', entries: Array.from({ length: entries }, (_, at) => entry(at)) },
    PLACE,
    keys,
  )
const bomb = (text: string): string =>
  `<!-- sitrep:v1 card 1 - - -->\n## SEV1\n\n<!-- sitrep:journal ${packed(text)} -->`
const WRITTEN = { author: { us: true, login: 'sitrep[bot]' }, createdAt: AT, editedAt: null }

/** What we hide in comments, issues and files, as somebody may leave it who can edit all of these. */
export const journal: Reader = {
  name: 'markers and journal',
  thread: 'main',
  read: (text) => [
    [readMarker(text), claimedAlert(text), claimedKey(text)],
    unpackCard(text, PLACE, KEYS, true),
    unpackCard(text, PLACE, [], true),
    cardProof(text, PLACE, KEYS),
    alertIn({ ...WRITTEN, body: text } as never, 1, KEYS),
    echoOf('issue_comment', told(text), 1),
    echoOf('issues', { ...told(text), action: 'opened' }, 1),
    [cellsOf(text), readIndex(text, { repository: 1, fold: 'a' })],
  ],
  words: [
    '<!-- sitrep:v1 card 1 - - -->\n',
    '<!-- sitrep:v1 incident 0123456789abcdef01234567.0 - - -->\n',
    '<!-- sitrep:v1 action 7.a1 - - -->\n',
    '<!-- sitrep:v1 reply 1 k1 00 -->\n',
    '\n<!-- sitrep:journal ',
    '\n<!-- sitrep:alert ',
    ' -->',
    packed('{"text":"a"}'),
    packed('null'),
    packed('{"key":"a","at":1e999,"by":"a","outcome":"noted"}\n{"text":"a"}'),
    'AAAA',
    '====',
  ],
  corpus: [card(3, KEYS), card(3, []), bomb('{"text":"a"}'), card(200, KEYS)],
  units: {
    'markers in a row': '<!-- sitrep:v1 card 1 - - -->\n',
    'journals in a row': '\n<!-- sitrep:journal AAAA -->',
    'line ends': '\n',
    'one journal that never ends': '<!-- sitrep:journal ',
  },
  grown: {
    'a journal of nothing that is large unpacked': () => bomb('\n'.repeat(3_900_000)),
    'a journal of maps that is large unpacked': () => bomb('{}\n'.repeat(1_300_000)),
    'a journal of entries that is large unpacked': () =>
      bomb(`${`${JSON.stringify(entry(1))}\n`.repeat(45_000)}{"text":"a"}`),
    'a journal of brackets that is large unpacked': () => bomb('['.repeat(3_900_000)),
    'a journal that is larger than may be': () => bomb(' '.repeat(40_000_000)),
  },
}

const told = (body: string) => ({
  action: 'created',
  issue: { number: 7, body, performed_via_github_app: { id: 1 } },
  comment: { id: 1, body, performed_via_github_app: { id: 1 } },
})
