import { causeLines } from '../language/cause-lines.ts'
import { hitsOf } from '../language/hits.ts'
import { message } from '../language/message.ts'
import { judged } from '../language/remarks.ts'
import { point } from '../point.ts'
import { rule } from '../rule.ts'

const CODE = 'human-error'

/** Points at human error as an explanation, in the text and where a cause is stated. */
export const humanError = rule({
  code: CODE,
  severity: 'blocker',
  summary: 'Points at human error, under any of its names, where it is given as a cause.',
  advice:
    'People err every day and most systems catch it. An analysis that ends there mends nothing: go on to what made the error easy and what let it through. The words may stand where a control against them is described.',
  good: [
    { text: 'The process is prone to human error, because forty steps are done by hand.' },
    { text: 'The new form reduces the risk of human error.' },
    { text: 'The user error rate stayed flat, and the error budget held.' },
    { text: 'The log says "operator error: reconcile failed".' },
    { text: 'Calling it human error would hide the missing guard.' },
    { text: '---\ncause: deployment\n---\n\n# Postmortem' },
  ],
  bad: [
    { text: 'Root cause: human error.' },
    { text: '## Root cause\n\nHuman error during the failover.', lines: [3] },
    { text: '---\ncause: human error\n---\n\n# Postmortem', lines: [2] },
    { text: 'The outage was due to an operator mistake.' },
    { text: 'A fat finger in the console scaled the fleet to zero.' },
    { text: 'A mistake by the network engineer cut off the second region.' },
  ],
  check: (subject) => {
    const told = hitsOf(CODE, subject)
    const stated = causeLines(subject)
      .filter(({ plain }) => judged(`Cause: ${plain}`).includes(CODE))
      .map(({ plain, at }) => point(at, message(CODE, plain)))
    return [...told, ...stated.filter(({ line }) => !told.some((hit) => hit.line === line))]
  },
})
