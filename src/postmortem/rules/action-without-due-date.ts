import { isBlank, isTracked, lineOfItem, openItems } from '../own-items.ts'
import { point, quoted } from '../point.ts'
import { rule } from '../rule.ts'

const list = (...items: readonly string[]): string => ['## Action items', '', ...items].join('\n')
const HEAD = ['| Action | Owner | Due |', '|---|---|---|']

export const actionWithoutDueDate = rule({
  code: 'action-without-due-date',
  severity: 'warning',
  summary: 'An open action item without a day by which it is done.',
  advice:
    'Without a date it waits for a quiet week that does not come. Write a day, such as 2026-12-01. Done and declined items need none, nor do those that link their issue.',
  good: [
    { text: list('- [ ] Alert on a full pool, @jane, due 2026-12-01') },
    {
      text: list(
        ...HEAD,
        '| Alert on a full pool | @jane | Dec 1 |',
        '| Index | @jane | next week |',
      ),
    },
    { text: list('- [x] Restart the pool, @jane', '- ~~Move~~ (declined)') },
    { text: list('- Alert on a full pool ([#12](https://github.com/a/b/issues/12)) @jane') },
    { text: list('### Long term (by 2026-12-01)', '', '- Alert on a full pool, @jane') },
    { text: list(...HEAD, '| Alert | @jane | TODO: date |') },
  ],
  bad: [
    { text: list('- [ ] Alert on a full pool, @jane'), lines: [3] },
    {
      text: list(...HEAD, '| Alert on a full pool | @jane | |', '| Rotate | @jane | 2026-12-01 |'),
      lines: [5],
    },
    { text: list('- Alert on a full pool (in progress)'), lines: [3] },
    { text: list('- Cut retention by 30 days, @jane'), lines: [3] },
  ],
  check: (subject) =>
    openItems(subject)
      .filter((item) => item.due === null && !isTracked(item) && !isBlank(item.cells?.due?.plain))
      .map((item) =>
        point(
          lineOfItem(item),
          `${quoted(item.text.plain)} has no date: write by which day it is done, such as 2026-12-01.`,
        ),
      ),
})
