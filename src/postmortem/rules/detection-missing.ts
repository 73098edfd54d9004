import { point } from '../point.ts'
import { rule } from '../rule.ts'
import type { Subject } from '../subject.ts'
import { textsOf } from '../walk.ts'

export const detectionMissing = rule({
  code: 'detection-missing',
  severity: 'warning',
  summary: 'Nothing tells how the incident was noticed.',
  advice:
    'Time until somebody notices is often most of the damage. Say which signal it was, who or what received it, and whether a sooner one was possible.',
  good: [
    { text: '## Summary\n\nAll.\n\n## Detection\n\nA customer called.' },
    { text: '## Summary\n\nAn alert fired at once.' },
    { text: '## Summary\n\nAll.\n\n## Timeline\n\n- 14:05 The on-call engineer was paged' },
    { text: '## Summary\n\nAll.\n\n## Timeline\n\n- 14:05 Customers report errors' },
    {
      text: '---\nincident: 4\ndetected: 2026-11-20 14:05 UTC\ndetection: alert\n---\n\n## Summary\n\nAll.',
    },
    { text: '---\ndetection: user\n---\n\n## Summary\n\nAll.' },
    { text: '## Summary\n\nAll.\n\n**How did we know**: by luck' },
    { text: 'A page that is no postmortem.' },
  ],
  bad: [
    { text: '---\ndetection:\ntitle: x\n---\n\nText.\n\n## Summary\n\nAll was down.', lines: [6] },
    { text: '---\ndetected: 2026-11-20 14:05\n---\n\n## Summary\n\nAll was down.', lines: [5] },
    {
      text: '## Summary\n\nAll was down.\n\n## Timeline\n\n- 14:05 Deploy\n- 14:20 Rollback',
      lines: [1],
    },
    { text: '# Outage\n\n## Impact\n\nAll users.\n\n## Root cause\n\nA full pool.', lines: [1] },
  ],
  check: (subject) => {
    if (subject.parts.length === 0 || isTold(subject)) return []
    const [first] = subject.document.sections
    const line = first?.heading?.line ?? first?.line ?? 1
    return [
      point(
        { line, endLine: line },
        'Nothing tells how it was noticed: say which signal it was and who received it, for example below "## Detection".',
      ),
    ]
  },
})

const NOTICED =
  /\b(?:detect(?:ed|s|ion)?|notic(?:e|ed|es|ing)|alert(?:s|ed|ing)?|alarms?|paged?|pages|pager\w*|report(?:s|ed|ing)?|monitor(?:ing|s|ed)?|complain(?:s|ed|ts?)|discover(?:ed|s|y)?|observ(?:e|ed|es|ing)|spot(?:ted|s)?|found|saw|realis?z?ed|tickets?|escalat(?:ed|ion)|aware|notif(?:y|ied|ication)|identified|flagged|informed|uptime check|health.?check|probes?)\b/i

function isTold({ parts, document }: Subject): boolean {
  const keys = document.frontMatter?.keys ?? []
  if (keys.some(({ name, value }) => name === 'detection' && value != null)) return true
  if (parts.some(({ name }) => name === 'detection')) return true
  return [...textsOf({ blocks: [], sections: document.sections })].some(({ plain }) =>
    NOTICED.test(plain),
  )
}
