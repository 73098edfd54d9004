import { point } from '../point.ts'
import { rule } from '../rule.ts'

const deep = (unit: string): string => `# Shop down\n\n${unit.repeat(25)}text\n\nMore.`

export const nestedTooDeep = rule({
  code: 'nested-too-deep',
  severity: 'blocker',
  summary: 'Quotes and lists in one another, deeper than anybody reads.',
  advice:
    'From there on the document is not reviewed, so whatever stands below would pass unseen. Mail threads and chat logs that were pasted in do this: put them into a block of code.',
  good: [
    { text: '# Shop down\n\n- one\n  - two\n    - three\n      - four' },
    { text: `# Shop down\n\n\`\`\`\n${'> '.repeat(25)}text\n\`\`\`` },
  ],
  bad: [
    { text: deep('> '), lines: [3] },
    { text: deep('- '), lines: [3] },
  ],
  check: ({ document: { unreadFrom } }) =>
    unreadFrom === null
      ? []
      : [
          point(
            { line: unreadFrom, endLine: unreadFrom },
            'From this line on nothing is read: here something nests deeper than twenty quotes and lists. Write it flatter, or as a block of code.',
          ),
        ],
})
