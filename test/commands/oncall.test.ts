import { expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.ts'
import { incidentWith, itemScene, nothing, refusalOf, say, scene } from '../support/scene.ts'

const CONFIG = `timezone: Europe/Berlin
services: { checkout: {}, "card vault": {} }
responders:
  default: weekly, starts Monday 09:00, since 2026-11-16, [ana, ben, caro]
  card vault: { people: [dan, eli], teams: [acme/vault] }
`
const { policy: team } = readConfig([{ source: 'sitrep.yml', text: CONFIG }])

function answer(text: string, at: Parameters<typeof scene>[0] = {}): string {
  const gated = say(text, scene({ team, ...at }))
  if (gated.kind !== 'accepted') throw new Error(JSON.stringify(gated))
  expect(gated.facts).toEqual([])
  return gated.reply ?? ''
}

test('who it is now, until when, and who is next, without calling anybody', () => {
  const told = answer('/oncall')
  expect(told).toContain('every service that is not named')
  expect(told).toContain('| that moment | 2026-11-23 09:00 GMT+1 | `ana` | `ben` |')
  expect(told).toContain('| 2026-11-23 09:00 GMT+1 | 2026-11-30 09:00 GMT+1 | `ben` | `caro` |')
  expect(told).not.toContain('@')
})

test('without a service those that are hurt are meant', () => {
  const incident = incidentWith({ type: 'service-added', service: 'card vault' })
  const told = answer('/oncall', { incident })
  expect(told).toContain('| that moment | no end | `dan` | `eli` |')
  expect(told).toContain('Behind them: `acme/vault`.')
})

test('a service of two words, and a time behind it', () => {
  expect(answer('/oncall Card Vault tomorrow 09:00')).toContain(
    'On call for `card vault` at 2026-11-21 09:00 GMT+1:',
  )
})

test('a service without responders of its own has those of all others, and it is said', () => {
  const told = answer('/oncall checkout 2026-11-25 12:00')
  expect(told).toContain('so those of `default` hold')
  expect(told).toContain('| that moment | 2026-11-30 09:00 GMT+1 | `ben` | `caro` |')
})

test('it works on action items and on any other issue', () => {
  const elsewhere = [itemScene({ team }), scene({ team, incident: nothing() })]
  for (const at of elsewhere) expect(say('/on-call', at)).toMatchObject({ kind: 'accepted' })
})

test('a word that is neither service nor time is refused with the nearest service', () => {
  expect(refusalOf('/oncall chekout', scene({ team }))).toMatchObject({
    code: 'unknown-choice',
    fix: '`/oncall checkout`',
  })
  expect(refusalOf('/oncall checkout 25:99', scene({ team }))).toMatchObject({
    code: 'unreadable-time',
  })
})

test('where config names nobody, it says what to write there', () => {
  const gated = say('/oncall')
  expect(gated).toMatchObject({ reply: expect.stringContaining('`responders`') })
})

test('/escalate calls whoever is on call where nobody looks after the service, but not the one who calls', () => {
  const incident = incidentWith({ type: 'service-added', service: 'card vault' })
  const called = (by: string) => {
    const at = scene({ team, incident })
    const gated = say('/escalate', { ...at, said: { ...at.said, by } })
    return gated.kind === 'accepted' ? gated.facts[0] : gated
  }
  expect(called('mona')).toMatchObject({ to: ['dan', 'eli', 'acme/vault'] })
  expect(called('Dan')).toMatchObject({ to: ['eli', 'acme/vault'] })
})
