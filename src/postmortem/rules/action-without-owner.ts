import { isBlank, isTracked, lineOfItem, openItems } from '../own-items.ts'
import { point, quoted } from '../point.ts'
import { rule } from '../rule.ts'

const list = (...items: readonly string[]): string => ['## Action items', '', ...items].join('\n')
const HEAD = ['| Action | Owner | Due |', '|---|---|---|']

export const actionWithoutOwner = rule({
  code: 'action-without-owner',
  severity: 'blocker',
  summary: 'An open action item that nobody owns.',
  advice:
    'What belongs to all is done by nobody. Name one person or team; they can hand it on. Items that link their issue are left alone: the owner stands there.',
  good: [
    {
      text: list(
        '- [ ] Alert on a full pool, @jane, due 2026-12-01',
        '- [ ] Owner: Bob. Rotate the key.',
      ),
    },
    { text: list(...HEAD, '| Alert on a full pool | Bob | 2026-12-01 |') },
    {
      text: list(
        '- [x] Restart the pool',
        '- Delete the old nodes (done)',
        '- Move to another city (declined)',
      ),
    },
    { text: list('- Alert on a full pool ([#12](https://github.com/a/b/issues/12))', '- #13') },
    { text: list('**@jane**', '', '- Alert on a full pool', '- Rotate the key') },
    { text: list('- Alert on a full pool', '  - Owner: Jane') },
    { text: list('- N/A') },
    { text: list('- [ ] Alert on a full pool - search team - 2026-12-01') },
    {
      text: list(...HEAD, '| TODO: What keeps it from coming back? | TODO: @owner | TODO: date |'),
    },
    { text: list('| Term | Meaning |', '|---|---|', '| P0 | Now |') },
    { text: '## What could be improved\n\n- Nobody knew the runbook' },
  ],
  bad: [
    { text: list('- [ ] Alert on a full pool', '- [ ] Rotate the key, @bob'), lines: [3] },
    {
      text: list(
        ...HEAD,
        '| Alert on a full pool | | 2026-12-01 |',
        '| Rotate the key | nobody | |',
      ),
      lines: [5, 6],
    },
    { text: list('- [ ] Explain the alert - to the support team'), lines: [3] },
    { text: list('1. Alert on a full pool', '   before it fails'), lines: [3] },
    { text: '**Follow-ups:**\n\n* Ship the index (in progress)', lines: [3] },
    { text: '## Next steps\n\n- [ ] Owner: unassigned. Ship the index.', lines: [3] },
  ],
  check: (subject) =>
    openItems(subject)
      .filter(
        (item) =>
          item.owners.length === 0 && !isTracked(item) && !isBlank(item.cells?.owner?.plain),
      )
      .map((item) =>
        point(
          lineOfItem(item),
          `Nobody owns ${quoted(item.text.plain)}: name a person (@login) or a team.`,
        ),
      ),
})
