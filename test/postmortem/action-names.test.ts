import fc from 'fast-check'
import { expect, test } from 'vitest'
import { announcesActions } from '../../src/postmortem/action-names.ts'
import { promisedIn } from '../../src/postmortem/items/promised-in.ts'
import { isWeakActions, partsNamed, plainHeading } from '../../src/postmortem/section-names.ts'

const titles = (text: string) =>
  promisedIn(text, { known: null, zone: 'UTC', names: new Set() }).items.map(({ title }) => title)

test.each([
  'The way forward',
  'Looking Forward',
  'Moving forward',
  'Looking ahead',
  'What’s next?',
  'Where do we go from here?',
  'Future plans',
  'Plan of action',
  'Mitigation plan',
  'Prevention strategies',
  'Preventing future incidents',
  'How to avoid this in the future',
  'Ensuring this doesn’t happen again',
  'What do we do to make sure this won’t happen again?',
  'How do we make sure this never happens again?',
  'Process changes',
  'Monitoring & alerting improvements',
  'Suggested improvements',
  'Countermeasures',
  'Things to fix',
  'What still needs to be done',
  'Action register',
  'Task list',
  'Follow-on work',
  'Post-incident actions',
  'Pending items',
  'Actions required',
  'Measures to be taken',
  'Tickets filed',
  'How we will improve',
  'Future prevention & automated failover',
  'Outstanding issues and next steps',
  'Acciones preventivas',
  'Próximos pasos',
  'Ações corretivas',
  'Plano de ação',
  'Decisiones y acciones',
  'Actions correctives et préventives',
  'Prochaines étapes',
  'Maßnahmen',
  'Nächste Schritte',
  '后续行动',
  '6. 改进措施',
  '再発防止策',
  '후속 조치',
])('below %s things are promised, where nothing says so more clearly', (heading) => {
  expect(titles(`# Outage\n\n## ${heading}\n\n- Ship it\n`)).toEqual(['Ship it'])
  expect(isWeakActions(heading)).toBe(true)
  expect(titles(`# Outage\n\n## ${heading}\n\n- Look\n\n## Action items\n\n- Ship it\n`)).toEqual([
    'Ship it',
  ])
})

test.each([
  'Mitigations implemented',
  'Attempted mitigations',
  'What happened next',
  'Next update',
  'Impact going forward',
  'Response plan',
  'Rollback plan',
  'Test plan',
  'Validation checks',
  'Risk assessment',
  'How the system works',
  'Current state',
  'Alternatives considered',
  'Open questions',
  'What changed',
  'Code changes',
  'Changes made',
  'Why this keeps happening again and again',
  'How could this have been prevented?',
  'Could it happen again?',
  'What should have prevented this',
  'Our commitment to you',
  'Factores contribuyentes',
  'Lecciones aprendidas',
  'Acciones realizadas',
  'Actions menées',
  'Causa raíz',
  'Ursache',
  '经验教训',
  '根本原因',
  '対応履歴',
])('below %s nothing is', (heading) => {
  expect(titles(`# Outage\n\n## ${heading}\n\n- Ship it\n`)).toEqual([])
})

test('any heading at all is looked at, and in time that its length bounds', () => {
  const word = fc.constantFrom('prevent', 'this', 'follow', 'up', 'and', 'next', 'we', 'to', 'not')
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      const heading = words.join(' ')
      expect(typeof announcesActions(plainHeading(heading))).toBe('boolean')
      expect(Array.isArray(partsNamed(heading))).toBe(true)
    }),
  )
})
