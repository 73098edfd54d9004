import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftPath } from '../../../src/postmortem/draft/path.ts'
import { at, bare, rich } from './incidents.ts'

const titled = (title: string) =>
  draftPath({ ...bare, incident: { ...bare.incident, title } }).replace(
    'postmortems/2026-11-20-42-',
    '',
  )

test.each([
  ['Checkout times out', 'checkout-times-out.md'],
  ['  Zahlung fällt aus: Größe & Maß ', 'zahlung-fallt-aus-grosse-mass.md'],
  ["Can't log in", 'cant-log-in.md'],
  ['../../etc/passwd', 'etc-passwd.md'],
  ['決済が遅い', 'incident.md'],
  ['', 'checkout-times-out.md'],
  [
    'Every second payment fails at the very last step of the checkout since the release',
    'every-second-payment-fails-at-the-very-last-step.md',
  ],
  ['x'.repeat(80), `${'x'.repeat(50)}.md`],
])('an incident called %j lies in %s', (title, name) => {
  expect(titled(title)).toBe(name)
})

test('the day is that of the start in UTC, else of the declaration, else of the issue', () => {
  const { incident } = rich
  const started = { at: at('19T23:59'), by: 'ana', provenance: 'entered' } as const
  const early = { ...rich, incident: { ...incident, times: { ...incident.times, started } } }
  expect(draftPath(early)).toMatch(/^postmortems\/2026-11-19-42-/)
  const issue = { ...rich.issue, createdAt: at('21T00:00') }
  expect(draftPath({ ...rich, issue })).toMatch(/2026-11-20/)
  expect(draftPath({ ...rich, issue, incident: { ...incident, times: {} } })).toMatch(/2026-11-21/)
})

test('no title leads out of the folder or makes a name that a file system refuses', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
      expect(titled(title)).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*\.md$/)
      expect(titled(title).length).toBeLessThanOrEqual(53)
    }),
  )
})
