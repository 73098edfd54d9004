import { causeLines } from '../language/cause-lines.ts'
import { hitsOf } from '../language/hits.ts'
import { message } from '../language/message.ts'
import { judged } from '../language/remarks.ts'
import { point } from '../point.ts'
import { rule } from '../rule.ts'

const CODE = 'person-as-cause'

/** Points at causes that are people. */
export const personAsCause = rule({
  code: CODE,
  severity: 'blocker',
  summary:
    'Points at a cause that is a person, a role or a team, five whys that end in one included.',
  advice:
    'A person cannot be fixed, and replacing one changes nothing for the next. Ask once more why: which tool, default, check or rule let one action have this effect? That is the cause to write down.',
  good: [
    { text: '## Root cause\n\nThe tool lets anyone with write access delete a namespace.' },
    {
      text: '## Five whys\n\n1. Why was it deleted? The context was wrong.\n2. Why was it wrong? The prompt does not show it.',
    },
    { text: 'Root cause: connection pool exhaustion after a traffic spike.' },
    {
      text: '## Root cause\n\nThe on-call engineer was paged late, because the alert averages over an hour.',
    },
    { text: 'Service recovered because Noor failed over to the second region.' },
    { text: 'Caused by a change that the platform team’s tool applied twice.' },
  ],
  bad: [
    { text: '## Root cause\n\nThe on-call engineer.', lines: [3] },
    { text: 'Root cause: Sven deployed the wrong version.' },
    { text: '# P\n\n## Root cause\n\nAn engineer deleted the namespace by hand.\n', lines: [5] },
    {
      text: '## Five whys\n\n1. Why did it stop? The disk was full.\n2. Why was it full? Because the operator disabled the cleanup.',
      lines: [4],
    },
    { text: '---\ncause: Marcus\n---\n\n# Postmortem', lines: [2] },
    { text: 'The outage happened because Alex pushed a bad migration.' },
    { text: 'The incident was caused by an engineer running the script on production.' },
  ],
  check: (subject) => {
    const participants = subject.review.known?.participants ?? []
    const told = hitsOf(CODE, subject)
    const lines = causeLines(subject)
      .filter(({ plain }) => judged(`Root cause: ${plain}`, participants).includes(CODE))
      .map(({ plain, at }) => point(at, message('cause', plain)))
    return [...told, ...lines.filter(({ line }) => !told.some((hit) => hit.line === line))]
  },
})
