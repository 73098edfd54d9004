import type { Span } from '../../markdown/document/model.ts'
import { point } from '../point.ts'
import { rule } from '../rule.ts'
import type { PartName } from '../section-names.ts'
import type { Subject } from '../subject.ts'
import { told } from '../told.ts'

/** What one of the names stands for, what else is taken for it, and whether only our own drafts must have it. */
interface Demand {
  readonly says: string
  readonly names: readonly PartName[]
  readonly drafts: boolean
}

const DEMANDS: readonly Demand[] = [
  { says: 'a summary', names: ['summary'], drafts: false },
  { says: 'the impact', names: ['impact'], drafts: false },
  { says: 'a timeline', names: ['timeline'], drafts: false },
  {
    says: 'a root cause or contributing factors',
    names: ['root-cause', 'contributing-factors', 'five-whys', 'trigger'],
    drafts: false,
  },
  { says: 'what is done about it', names: ['action-items'], drafts: false },
  { says: 'how it was resolved', names: ['resolution'], drafts: true },
  {
    says: 'what was learned',
    names: ['lessons', 'went-well', 'could-be-improved', 'lucky', 'surprised'],
    drafts: true,
  },
]

const WHOLE = [
  '## Summary\n\nThe shop was down for 20 minutes since the pool was full.',
  '## Impact\n\nAll 400 customers saw errors.',
  '## Timeline\n\n- 14:05 UTC The pool was full.\n- 14:25 UTC Restarted.',
  '## Root cause\n\nA query without an index.',
  '## Action items\n\n- [ ] Add the index, @jane, due 2026-12-01',
]

export const sectionMissing = rule({
  code: 'section-missing',
  severity: 'blocker',
  summary:
    'A part without which a postmortem is none: summary, impact, timeline, cause or action items.',
  advice:
    'Who reads it a year later needs these five, and in a draft of ours also how it ended and what was learned. In a document by hand the summary may tell impact and cause.',
  good: [
    { text: WHOLE.join('\n\n') },
    {
      text: 'On 3 March the shop was down for 20 minutes for all customers.\n\n**Impact**: all of them\n\n**Root causes**: a full pool\n\n## Timeline (CET)\n\n- 14:05 Full\n\n## Follow-ups\n\n- [ ] Index',
    },
    {
      text: [
        '## TL;DR\n\nCustomers could not pay, caused by a full pool.',
        ...WHOLE.slice(2, 3),
        WHOLE[4],
      ].join('\n\n'),
    },
  ],
  bad: [
    { text: '---\nincident: 4\n---\n\n# Outage\n', lines: [5] },
    { text: '---\nincident: 4\n---\n', lines: [3] },
    { text: 'It rained.\n\nAgain.', lines: [1] },
    { text: WHOLE.slice(0, 4).join('\n\n'), lines: [1] },
    { text: `# Outage\n\n${WHOLE.filter((_, at) => at !== 2).join('\n\n')}`, lines: [1] },
    { text: `---\nincident: 4\n---\n\n# Outage\n\n${WHOLE.join('\n\n')}`, lines: [5] },
    { text: `# Outage\n\n${WHOLE.slice(1).join('\n\n')}`, lines: [1] },
  ],
  check: (subject) => {
    const missing = DEMANDS.filter((demand) => isMissing(subject, demand))
    const at = headOf(subject)
    return missing.map(({ says, names }) =>
      point(
        at,
        `No section tells ${says}. Add one, for example "## ${TITLES[names[0] ?? 'summary']}".`,
      ),
    )
  },
})

const TITLES: Readonly<Partial<Record<PartName, string>>> = {
  summary: 'Summary',
  impact: 'Impact',
  timeline: 'Timeline',
  'root-cause': 'Root cause',
  'action-items': 'Action items',
  resolution: 'Resolution',
  lessons: 'Lessons learned',
}

function isMissing(subject: Subject, { names, drafts }: Demand): boolean {
  if (subject.parts.some(({ name }) => names.includes(name))) return false
  if (subject.drafted) return true
  return !drafts && !names.some((name) => told(subject, name))
}

/** The title, or the first line that is no front matter. */
function headOf({ document }: Subject): Pick<Span, 'line' | 'endLine'> {
  const first = document.sections[0]
  const at = first?.heading ?? first?.blocks[0]
  const line = at?.line ?? (document.frontMatter?.endLine ?? 0) + 1
  return {
    line: Math.min(line, Math.max(1, document.lines)),
    endLine: Math.min(line, Math.max(1, document.lines)),
  }
}
