import { point, quoted } from '../point.ts'
import { rule } from '../rule.ts'
import type { Part } from '../sections.ts'

export const sectionEmpty = rule({
  code: 'section-empty',
  severity: 'blocker',
  summary: 'A heading of a postmortem with nothing to read below it.',
  advice:
    'An empty section reads as if there had been nothing to say. Write a sentence, say why there is nothing, or delete the heading.',
  good: [
    { text: '## Impact\n\nNone that we know of.' },
    { text: '## Lessons learned\n\n### What went well\n\n- The alert came at once.' },
    { text: '## Timeline\n\n### 14:05\n\n### 14:10 Rolled back' },
    { text: '## Root cause\n\n```\nout of memory\n```' },
    { text: '- **Impact**: all of it\n- **Resolution**:\n  - Rolled back' },
    { text: '## Detection and resolution\n\nAn alert; then a restart.' },
  ],
  bad: [
    { text: '## Impact\n\n## Timeline\n\n- 14:05 Alert', lines: [1] },
    { text: '## Summary\n\n<!-- What happened? -->\n\n## Impact\n\nAll users.', lines: [1] },
    { text: '## What went well\n\n---\n\n## Lucky\n\nYes.', lines: [1] },
    { text: '# Postmortem\n\n## Root cause\n', lines: [3] },
  ],
  check: ({ parts }) =>
    parts
      .filter((part) => part.heading !== null && isEmpty(part))
      .map(({ at, title }) =>
        point(
          at,
          `Nothing can be read below ${quoted(title)}: write a sentence, or delete the heading.`,
        ),
      ),
})

const isEmpty = ({ blocks, sections, divided }: Part): boolean =>
  !divided &&
  sections.length === 0 &&
  blocks.every(({ kind }) => kind === 'html' || kind === 'rule')
