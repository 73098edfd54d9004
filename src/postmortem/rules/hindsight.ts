import { hitsOf } from '../language/hits.ts'
import { rule } from '../rule.ts'

/**
 * Points at wishes about the past. What a system should have done is silent: it compares the system with its design,
 * and nobody can feel judged by it.
 */
export const hindsight = rule({
  code: 'hindsight',
  severity: 'warning',
  summary: 'Points at sentences that wish people had acted otherwise, with what is known only now.',
  advice:
    'Afterwards every outage looks foreseeable. Write what people knew when they decided, and what would have shown them more; what ought to change goes into an action item.',
  good: [
    { text: 'The alert should have fired after five minutes.' },
    { text: 'The deploy should have a canary.' },
    { text: 'A load test would have caught the missing index.' },
    { text: 'We were lucky: it could have been much worse.' },
    { text: '> You should have told us earlier.' },
    { text: 'We should have a dashboard for this queue.' },
  ],
  bad: [
    { text: 'The engineer should have tested the change before deploying it.' },
    { text: 'Calm at first.\n\nThe on-call could have escalated after five minutes.', lines: [3] },
    { text: 'If only someone had looked at the dashboard.' },
    { text: 'Had they asked the database team, they would have known.' },
    { text: 'This should have been caught in code review.' },
    { text: 'Both approvers failed to notice the typo.' },
    { text: 'We shouldn’t have deployed on a Friday.' },
  ],
  check: (subject) => hitsOf('hindsight', subject),
})
