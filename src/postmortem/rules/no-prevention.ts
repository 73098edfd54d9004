import type { ActionItem, Kind } from '../items/model.ts'
import { point } from '../point.ts'
import { rule } from '../rule.ts'

const list = (...items: readonly string[]): string => ['## Action items', '', ...items].join('\n')

export const noPrevention = rule({
  code: 'no-prevention',
  severity: 'warning',
  summary: 'Action items of which none prevents the incident or shows it sooner.',
  advice:
    'Repairing the damage and telling people about it leaves the way open for the next time. Add one item that closes it, or one that raises the alarm.',
  good: [
    { text: list('- Add an alert on a full pool', '- Restore the lost rows') },
    { text: list('| Action | Type |', '|---|---|', '| Index | prevent |', '| Refund | repair |') },
    { text: list('- Refund the customers', '- Move to another database') },
    { text: list('- Validate the config in CI') },
    { text: '## Action items\n\nNone.' },
    { text: list('- TODO: What keeps it from coming back?') },
  ],
  bad: [
    { text: '**Action items**: see below\n\n## Follow-ups\n\n- Restart the pool', lines: [3] },
    { text: list('- Restore the lost rows', '- Refund the customers'), lines: [1] },
    {
      text: list('| Action | Type |', '|---|---|', '| Rows | repair |', '| Runbook | mitigate |'),
      lines: [1],
    },
    {
      text: '# Outage\n\n## Follow-ups\n\n- Delete the old nodes\n- Publish the postmortem',
      lines: [3],
    },
  ],
  check: ({ actions: { items }, parts }) => {
    const kinds = items.map(kindOf)
    const part = parts.find(({ name, line, endLine }) => {
      const first = items[0]
      return (
        name === 'action-items' &&
        first !== undefined &&
        line <= first.line &&
        first.line <= endLine
      )
    })
    if (part === undefined || kinds.some((kind) => kind === null || HELPS.has(kind))) return []
    const { line } = part.at
    return [
      point(
        { line, endLine: line },
        'No item prevents this incident or shows it sooner: add one that does, such as a check, a limit or an alert.',
      ),
    ]
  },
})

const HELPS: ReadonlySet<Kind> = new Set(['prevent', 'detect'])

/** What certainly only repairs or tells. Whatever else is done may prevent. */
const REPAIRS =
  /^(?:restor|refund|reimburs|credit|delet|remov(?:e|ing) the (?:old|broken|affected)|clean(?:ing)? up|re-?index|re-?run|replay|recover|roll(?:ing)? back|revert|restart|compensat|apologi[sz])/i
const TELLS =
  /^(?:(?:publish|share|send|write|finish|present)(?:ing)? (?:the |this |a |an )?(?:post-?mortem|incident report|report|summary|retrospective|apology|announcement|email|mail|blog ?post|statement)|inform|notify|thank|tell|talk to|communicat)/i

function kindOf({ kind, text }: ActionItem): Kind | null {
  if (kind !== null) return kind
  if (REPAIRS.test(text.plain)) return 'repair'
  return TELLS.test(text.plain) ? 'process' : null
}
