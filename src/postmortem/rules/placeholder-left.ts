import { placeholdersIn } from '../placeholders.ts'
import { point, quoted } from '../point.ts'
import { rule } from '../rule.ts'

export const placeholderLeft = rule({
  code: 'placeholder-left',
  severity: 'blocker',
  summary: 'Something that a template left to be filled in.',
  advice:
    'A reader cannot tell what nobody knew from what nobody wrote. Write what is known, write that it is not known, or delete the line.',
  good: [
    {
      text: '## Summary\n\nWe cleared the TODO list of the queue, and the `TODO` marker went with it.',
    },
    { text: '| Action | Owner | Status |\n|---|---|---|\n| Alert on a full pool | @jane | TODO |' },
    { text: '## Summary\n\n> TODO: check the pool\n\nThe pool was full.' },
    { text: '```\nTODO: retry\n```' },
    { text: '## Action items\n\n- [ ] Describe the failover in the runbook' },
    { text: '## Timeline\n\n### {{ 06:10 }}\n\nThe hub answered again.' },
    { text: 'The request went to [Title](https://example.com/title).' },
    { text: 'Generation X users saw nothing of it.' },
    { text: 'Type `ack <owner>` and `__init___`, <br>or press <kbd>y</kbd>.' },
  ],
  bad: [
    { text: '## Summary\n\nTODO: What broke?', lines: [3] },
    { text: '# Postmortem: [Title]\n\nText.', lines: [1] },
    { text: '## Impact\n\n- Revenue: $X\n- Users affected: TBD', lines: [3, 4] },
    { text: '| Time | Event |\n|---|---|\n| XX:XX | Alert |', lines: [3] },
    { text: '## Summary\n\nBrief description of what happened and impact.', lines: [3] },
    { text: '## Impact\n\nDescribe how users were affected.', lines: [3] },
    { text: '## Detection\n\n_No response_', lines: [3] },
    { text: '---\nincident: 4\nseverity: TODO\n---\n\nText.', lines: [3] },
    { text: 'The pool was full [Yuri to fill in the numbers].', lines: [1] },
    { text: '## Action items\n\n1. {{ summary }} [link to issue]', lines: [3] },
    { text: '| Action | Owner |\n|---|---|\n| Add the index | <owner> |', lines: [3] },
    { text: '## Impact\n\n- Revenue: $___', lines: [3] },
  ],
  check: ({ document }) =>
    placeholdersIn(document).map((one) =>
      point(
        one,
        `${quoted(one.text)} still waits to be filled in: write what is known, or delete it.`,
      ),
    ),
})
