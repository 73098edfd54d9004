import { point, quoted } from '../point.ts'
import { rule } from '../rule.ts'

export const noActionItem = rule({
  code: 'no-action-item',
  severity: 'warning',
  summary: 'A postmortem after which nothing is to be done.',
  advice:
    'What happened once can happen again. If nothing is worth its cost, say so with the reason, and silence this rule there.',
  good: [
    { text: '## Action items\n\n- [ ] Ship the index, @jane' },
    { text: '## Action items\n\nWe accept the risk: the service ends in May.' },
    { text: '## Action items\n\n- None\n\n## Follow-ups\n\n- [ ] Ship the index' },
    { text: '## Next steps\n\n- [x] Shipped the index' },
  ],
  bad: [
    { text: '## Action items\n\nNone.', lines: [3] },
    { text: '**Review actions:**\n\n- N/A', lines: [3] },
    {
      text: '## Action items\n\n| Action | Owner |\n|---|---|\n| No action required | - |',
      lines: [5],
    },
  ],
  check: ({ actions }) =>
    actions.items.length > 0
      ? []
      : actions.none
          .slice(0, 1)
          .map(({ line, endLine }) =>
            point(
              { line, endLine },
              `${quoted('None')} is all that follows: add what would prevent or show it sooner, or say why nothing is worth it.`,
            ),
          ),
})
