import { hitsOf } from '../language/hits.ts'
import { rule } from '../rule.ts'

/** Points at sentences that put the cause on somebody, or ask to correct somebody. */
export const blame = rule({
  code: 'blame',
  severity: 'warning',
  summary: 'Points at sentences that put the fault on a person or a team, or ask to correct one.',
  advice:
    'Whoever is blamed tells less next time, and what they tripped over stays where it is. Write what they saw, what the tool allowed and which check was missing; leave who it was on the incident.',
  good: [
    { text: '## Root cause\n\nThe command accepts a wildcard and asks for no confirmation.' },
    { text: 'The on-call engineer rolled back the faulty release at 14:05.' },
    { text: '> Dave broke it again.\n\nThat message set the tone of the first hour.' },
    { text: 'We found the change with `git blame`. This page is blameless.' },
    { text: 'Thanks to Ana, who noticed the wrong config within minutes.' },
    { text: 'Nobody was paged because the alert had been routed to a retired channel.' },
    { text: '| Action | Owner |\n| - | - |\n| Add a dry run | the engineer who forgot it |' },
    { text: 'The operator failed to reconcile the custom resource after a page fault.' },
  ],
  bad: [
    { text: '## What happened\n\nDave broke the build again.', lines: [3] },
    { text: 'The reviewer ignored the failing check.\nThe page was sent at 10:02.', lines: [1] },
    { text: '- Errors rose.\n- Ops carelessly restarted both nodes at once.', lines: [2] },
    { text: '| Time | Event |\n| - | - |\n| 10:00 | @mwong forgot to renew it |', lines: [3] },
    { text: 'It was her fault that the alert stayed silenced.' },
    { text: '- Action: have a word with Pavel about following the process.' },
    { text: 'The payments team never follows the process.' },
    {
      text: 'Quilla7 deleted the queue without asking anybody.',
      review: {
        known: {
          number: 1,
          title: '',
          severity: null,
          services: [],
          cause: null,
          times: {},
          participants: [{ login: 'Quilla7', name: null, role: null }],
        },
      },
    },
  ],
  check: (subject) => hitsOf('blame', subject),
})
