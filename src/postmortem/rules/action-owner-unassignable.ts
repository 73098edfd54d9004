import { openItems } from '../own-items.ts'
import { point, quoted } from '../point.ts'
import { rule } from '../rule.ts'

const list = (...items: readonly string[]): string => ['## Action items', '', ...items].join('\n')
const review = { assignable: new Set(['jane', 'bob']) }

export const actionOwnerUnassignable = rule({
  code: 'action-owner-unassignable',
  severity: 'warning',
  summary: 'An owner of an action item whom GitHub does not take as an assignee here.',
  advice:
    'The issue made from it would have nobody. Write the login of somebody with access to the repository, or a team as @org/team.',
  good: [
    { text: list('- Ship the index, @jane', '- Rotate the key, @Bob'), review },
    { text: list('- Ship the index, @acme/payments'), review },
    { text: list('- Ship the index, @stranger') },
    { text: list('- [x] Ship the index, @stranger'), review },
    { text: list('| Action | Owner |', '|---|---|', '| Ship | Payments team |'), review },
  ],
  bad: [
    { text: list('- Ship the index, @jane', '- Rotate the key, @stranger'), review, lines: [4] },
    {
      text: list('| Action | Owner |', '|---|---|', '| Ship | @jane, @ghost |'),
      review,
      lines: [5],
    },
  ],
  check: (subject) => {
    const { assignable } = subject.review
    if (assignable === null) return []
    const owners = openItems(subject).flatMap((item) => item.owners)
    return owners
      .filter(
        ({ login }) =>
          login !== null && !login.includes('/') && !assignable.has(login.toLowerCase()),
      )
      .map(({ line, endLine, text }) =>
        point(
          { line, endLine },
          `${quoted(`@${text}`)} cannot be assigned in this repository: name somebody who can, or a team.`,
        ),
      )
  },
})
