import { ROLE_TITLES, type Role } from '../../domain/role.ts'
import type { Document } from '../../markdown/document/model.ts'
import { mend } from '../cut.ts'
import type { Suggestion } from '../finding.ts'
import type { Known } from '../known.ts'
import { type Naming, namings } from '../language/namings.ts'
import { point, quoted } from '../point.ts'
import { rule } from '../rule.ts'

const KNOWN: Known = {
  number: 1,
  title: 'Checkout is down',
  severity: 'sev1',
  services: [],
  cause: null,
  times: {},
  participants: [
    { login: 'mira-v', name: 'Mira Voss', role: 'commander' },
    { login: 'tomk', name: 'Tom Keller', role: null },
  ],
}
const review = { known: KNOWN }

/** Points at names in the narrative where a role would do. */
export const useRole = rule({
  code: 'use-role',
  severity: 'notice',
  summary:
    'Points at the name of somebody who took part, in the narrative, where their role would do.',
  advice:
    'With roles the story stays about the work, reads the same years later, and can be shared. Who held which role is kept on the incident. Owners, authors, reviewers and thanks keep their names.',
  good: [
    { text: 'The incident commander opened the bridge.', review },
    { text: '## Action items\n\n- Add an alert, @mira-v, 2026-03-01', review },
    { text: '| Action | Owner |\n| - | - |\n| Add a dry run | Mira |', review },
    { text: 'Thanks to Mira for the calm communication.', review },
    { text: '> @mira-v please have a look', review },
    { text: 'Author: Mira Voss', review },
    { text: 'See [what @mira-v wrote](https://chat.shop.com/1) and `@mira-v`.', review },
    { text: '@somebody-else joined the call.', review },
    { text: '---\nauthor: Mira Voss\n---\n', review },
  ],
  bad: [
    { text: '## Timeline\n\n- 10:02 UTC @mira-v opened the bridge.', lines: [3], review },
    { text: 'After an hour Mira handed it to Tom.', lines: [1], review },
    {
      text: '| Time | Event |\n| - | - |\n| 10:02 | Mira Voss declared SEV1 |',
      lines: [3],
      review,
    },
    { text: "At noon @tomk's script had finished.", lines: [1], review },
  ],
  check: (subject) => {
    const byLine = Map.groupBy(namings(subject), ({ at }) => at.line)
    return [...byLine].map(([line, found]) =>
      point({ line, endLine: line }, words(found), suggestion(subject.document, found)),
    )
  },
})

const title = (role: Role): string => `the ${ROLE_TITLES[role].toLowerCase()}`

function words(found: readonly Naming[]): string {
  const names = [...new Set(found.map((one) => quoted(one.words)))].join(', ')
  const roles = [...new Set(found.flatMap(({ role }) => (role === null ? [] : [title(role)])))]
  const instead = roles.length > 0 ? roles.map(quoted).join(', ') : '"an engineer" or "a responder"'
  return `${names}: in the narrative a role says as much, and the story stays about the work. Write ${instead} instead; the incident keeps who it was.`
}

/** Only where every name of the line has a role and none is told beside it. */
function suggestion(document: Document, found: readonly Naming[]): Suggestion | null {
  const [first] = found
  const last = found.at(-1)
  if (first === undefined || last === undefined) return null
  if (found.some(({ at, withRole }) => withRole || at.endLine !== at.line)) return null
  let by = ''
  let at = first.at.start
  for (const { role, opens, at: place } of found) {
    if (role === null) return null
    const office = title(role)
    by += document.text.slice(at, place.start) + (opens ? `T${office.slice(1)}` : office)
    at = place.end
  }
  return mend(document, first.at.start, last.at.end, by)
}
