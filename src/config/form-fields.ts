import { capital } from '../domain/capital.ts'
import type { Policy } from '../domain/policy.ts'

/** One question of the incident form. */
export interface Field {
  readonly id: string
  readonly type: 'input' | 'textarea' | 'dropdown' | 'checkboxes'
  /** The heading under which GitHub writes the answer. */
  readonly label: string
  /** Headings that teams use for the same, or that the form once had. */
  readonly also: readonly string[]
  readonly description?: string
  readonly placeholder?: string
  readonly options?: readonly string[]
}

export const UNKNOWN_LEVEL = 'Not known yet'
const DRILL_BOX = 'This is a drill'

const words = (matrix: Policy['matrix']): readonly (readonly string[])[] => [
  Object.keys(matrix).map(capital),
  [...new Set(Object.values(matrix).flatMap((row) => Object.keys(row)))].map(capital),
]

/** The questions, in the order in which somebody in a hurry can answer them. The title is the issue's own. */
export function fields(policy: Policy): readonly Field[] {
  const [impacts = [], spreads = []] = words(policy.matrix)
  return [
    {
      id: 'impact',
      type: 'dropdown',
      label: 'Impact',
      also: ['What is the impact', 'How bad is it'],
      description: 'How much of what it does fails for those who are hit?',
      options: impacts,
    },
    {
      id: 'spread',
      type: 'dropdown',
      label: 'Spread',
      also: ['Scope', 'How many are affected'],
      description: 'How many are hit?',
      options: spreads,
    },
    {
      id: 'users',
      type: 'input',
      label: 'Users affected',
      also: ['Affected users', 'Number of users affected'],
      description: 'How many, or what share of them.',
      placeholder: 'about 12,000, or 30%',
    },
    {
      id: 'level',
      type: 'dropdown',
      label: 'Level, if already known',
      also: ['Severity', 'Level', 'Severity level'],
      description: 'Left open, it follows from impact and spread.',
      options: [UNKNOWN_LEVEL, ...policy.severities.map(({ title }) => title)],
    },
    {
      id: 'services',
      type: 'input',
      label: 'Services',
      also: ['Service', 'Affected services', 'Component'],
      placeholder:
        policy.services
          .map(({ name }) => name)
          .slice(0, 3)
          .join(', ') || 'checkout, search',
    },
    {
      id: 'started',
      type: 'input',
      label: 'Started',
      also: ['Started at', 'Start time', 'When did it start'],
      description: "When it began, as you know it. Without a zone it is read in the team's own.",
      placeholder: '13:50, 20 min ago, or 2026-11-20 13:50 UTC',
    },
    {
      id: 'detected',
      type: 'input',
      label: 'Detected',
      also: ['Detected at', 'Detection time', 'When was it noticed'],
      description: 'When somebody or something noticed.',
      placeholder: '14:02 UTC',
    },
    {
      id: 'detection',
      type: 'dropdown',
      label: 'Detected by',
      also: ['Detection', 'How was it detected', 'Detection source'],
      options: ['Alert', 'User', 'SLO', 'Health check', 'Other'],
    },
    { id: 'drill', type: 'checkboxes', label: 'Drill', also: ['Exercise'], options: [DRILL_BOX] },
    {
      id: 'description',
      type: 'textarea',
      label: 'Description',
      also: ['What happened', 'Summary', 'What is going on'],
      description: 'What you see. No passwords, tokens or personal data.',
      placeholder: 'Payments time out at the last step since the 13:45 deployment.',
    },
    {
      id: 'links',
      type: 'textarea',
      label: 'Links',
      also: ['Links and dashboards', 'Dashboards'],
      description: 'One a line, a name in front if you like: dashboard https://…',
    },
  ]
}
