import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWeakActions, partsNamed, plainHeading } from '../../src/postmortem/section-names.ts'

test.each([
  [
    'summary',
    [
      'Summary',
      'Executive summary',
      'TL;DR',
      '1. Overview',
      'What happened?',
      'Incident Summary',
      'Abstract',
      'In short',
      'In a nutshell',
    ],
  ],
  ['metadata', ['Metadata', 'Incident details', 'Stats', 'Key facts']],
  ['background', ['Background', 'Context', 'Leadup', 'Technical background']],
  [
    'impact',
    [
      'Impact',
      '💥 Impact',
      'Customer impact',
      'User-facing impact',
      'Impact on customers',
      'Blast radius',
      'Who was affected?',
      'Affected services',
      'Who felt it?',
      'What users saw',
      '2.1 Impact assessment',
    ],
  ],
  [
    'timeline',
    [
      'Timeline',
      'Timeline (UTC)',
      'Timeline of events',
      'Incident timeline',
      'Follow-up timeline (times in BST)',
      'Chronology',
      'Sequence of events',
      'Key events',
      'How it unfolded',
      'What happened and when',
      'Events',
    ],
  ],
  [
    'root-cause',
    [
      'Root cause',
      'Root Cause(s)',
      'Root causes',
      'Root cause analysis',
      'Root cause of the outage',
      'RCA',
      'Why did this happen?',
      'What caused the outage?',
      'Causes',
      'What made it possible',
      'Why it happened',
    ],
  ],
  ['trigger', ['Trigger', 'Triggers', 'Triggering event', 'What triggered it?']],
  [
    'detection',
    [
      'Detection',
      'How was it detected?',
      'How did we notice?',
      'Identified',
      'Discovery',
      'How it was noticed',
    ],
  ],
  ['five-whys', ['Five whys', '5 Whys', 'The 5 Whys analysis', '3. Five Whys', 'Whys']],
  [
    'contributing-factors',
    [
      'Contributing factors',
      'Contributing Causes',
      'Factors',
      'What contributed to it?',
      'What else played a part',
    ],
  ],
  [
    'resolution',
    [
      'Resolution',
      'Recovery',
      'Mitigation',
      'How was it fixed?',
      'Actions taken',
      'Immediate actions taken',
      'Response',
      'Resolution steps',
      'How we got out of it',
    ],
  ],
  [
    'action-items',
    [
      'Action items',
      '✅ Action Items',
      'Follow-ups',
      'Follow-up actions',
      'Follow-up improvements',
      'Remediation items',
      'Next steps',
      'Corrective actions',
      'Corrective and preventive actions',
      'Short-term improvements',
      'Review actions',
      'TODOs',
      'Action plan',
      'What will we do to prevent this?',
      'What we will change',
      'What we are going to do',
    ],
  ],
  [
    'went-well',
    [
      'What went well',
      'What went well?',
      'Things that went well',
      'What we did well',
      'What worked',
      'What helped us',
    ],
  ],
  [
    'could-be-improved',
    [
      'What went wrong',
      'What went poorly',
      "What didn't go so well?",
      'What could be improved',
      'What could have been better',
      'What could have gone better',
      'Areas for improvement',
      'What to improve',
      'What needs improvement',
      'What slowed us down',
    ],
  ],
  ['lucky', ['Where we got lucky', 'Where did we get lucky?', 'Luck']],
  ['surprised', ['What surprised us', 'Why we were surprised', 'Surprises']],
  [
    'lessons',
    [
      'Lessons learned',
      'Lessons learnt',
      'Key takeaways',
      'Conclusion',
      'What did we learn?',
      'Learnings',
      'What we take away',
    ],
  ],
  [
    'links',
    ['Supporting links', 'References', 'Appendix', 'Related incidents', 'See also', 'Appendix A'],
  ],
] as const)('%s is announced by every one of these headings', (name, headings) => {
  for (const heading of headings) expect(partsNamed(heading), heading).toEqual([name])
})

test.each([
  'After-action report',
  'Affinity rules',
  'Impactful changes of the year',
  'The scheduler',
  'Postmortem',
  '2026-11-20 Outage of the checkout',
  'Communication',
  'Infra',
  'BinderHub',
  'Actionable alerts',
  'Timeliness',
  'Causeway',
  'What we changed',
  'Who noticed it',
  'In shortage',
  '',
  '🎉',
])('%j announces no part', (heading) => {
  expect(partsNamed(heading)).toEqual([])
})

test.each([
  ['Root cause and resolution', ['root-cause', 'resolution']],
  ['Summary & impact', ['summary', 'impact']],
  ['Detection / Response', ['detection', 'resolution']],
  ['Impact and the weather', []],
])('%s announces %j', (heading, names) => {
  expect(partsNamed(heading)).toEqual(names)
})

test.each(['Actions', 'Next steps', 'Remediation', 'Recommendations', 'Improvements'])(
  '%s may announce something else as well',
  (heading) => {
    expect(isWeakActions(heading)).toBe(true)
  },
)

test.each(['Action items', 'Follow-ups', 'Review actions', 'Corrective actions'])(
  '%s says clearly what is below it',
  (heading) => {
    expect(isWeakActions(heading)).toBe(false)
  },
)

test('a heading is read by its words alone', () => {
  expect(plainHeading('  4.2) 🚑 What DIDN’T go well? (draft) [x]')).toBe('what didnt go well')
})

test('any heading at all is read', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (heading) => {
      expect(Array.isArray(partsNamed(heading))).toBe(true)
    }),
  )
})

test.each(['Constructor', 'Build a constructor'])('%j announces nothing', (heading) => {
  expect(partsNamed(heading)).toEqual([])
})
