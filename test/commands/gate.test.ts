import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gate } from '../../src/commands/gate.ts'
import { commands } from '../../src/commands/registry.generated.ts'
import {
  factsOf,
  incidentIn,
  incidentWith,
  itemScene,
  nothing,
  refusalOf,
  say,
  scene,
} from '../support/scene.ts'

const TOKEN = `ghp_${'a1B2'.repeat(9)}`

test('an alias is recorded under the name of its command', () => {
  expect(say('/sev  1   checkout is   down')).toMatchObject({
    command: 'severity',
    text: '/severity 1 checkout is down',
  })
})

test.each([
  ['nothing', '/ack', '/ack'],
  ['spaces', '/ack  \t ', '/ack'],
  ['lines that another command takes', '/ack\nmore', '/ack'],
  ['as much as is kept', `/timeline ${'x'.repeat(490)}`, `/timeline ${'x'.repeat(490)}`],
  ['more than is kept', `/timeline ${'x'.repeat(491)}`, `/timeline ${'x'.repeat(489)}…`],
])('of a command with %s behind it this is recorded', (_, typed, text) => {
  expect(say(typed)).toMatchObject({ text })
})

test('what is recorded is one line of at most five hundred characters without secrets', () => {
  const gated = say(`/update the token is ${TOKEN}\n${'and so on '.repeat(90)}`)
  if (gated.kind !== 'accepted') throw new Error(gated.kind)
  expect(gated.text).toHaveLength(500)
  expect(JSON.stringify(gated)).not.toContain(TOKEN)
  expect(gated.text).not.toContain('\n')
})

test.each([
  `/timeline found ${TOKEN} in the log`,
  `/severity sev2 ${TOKEN}`,
  `/impact 15% ${TOKEN}`,
  `/publish ${TOKEN}`,
  `/cancel ${TOKEN}`,
  `/action rotate ${TOKEN} @ana`,
  `/escalate ${TOKEN}`,
  `/ack ${TOKEN}`,
  `/severity ${TOKEN}`,
  `/link ${TOKEN} https://example.com`,
  `/link bridge https://example.com/?key=${TOKEN}`,
  `/time started ${TOKEN}`,
  `/cause ${TOKEN}`,
  `/help ${TOKEN}`,
])('a secret in %s leaves by no door', (text) => {
  const gated = say(text)
  expect(['accepted', 'refused']).toContain(gated.kind)
  expect(JSON.stringify(gated)).not.toContain(TOKEN)
})

test.each([
  `/due ${TOKEN}`,
  `/due friday ${TOKEN}`,
  `/due may ${TOKEN}`,
  `/priority ${TOKEN}`,
  `/owner ${TOKEN}`,
  `/snooze 2w ${TOKEN}`,
  `/snooze 2y ${TOKEN}`,
  `/snooze ${TOKEN}`,
  `/done ${TOKEN}`,
  `/done #12 ${TOKEN}`,
  `/decline ${TOKEN}`,
])('on an action item a secret in %s leaves by no door', (text) => {
  const gated = say(text, itemScene())
  expect(['accepted', 'refused']).toContain(gated.kind)
  expect(JSON.stringify(gated)).not.toContain(TOKEN)
})

test('the order is role, status, arguments: each hides the next', () => {
  expect(refusalOf('/severity nonsense', scene({ incident: nothing() })).code).toBe(
    'not-an-incident',
  )
  expect(refusalOf('/ack', scene({ incident: incidentIn('resolved') })).code).toBe('wrong-status')
  expect(refusalOf('/severity nonsense').code).toBe('unknown-severity')
})

test('the line to type is the whole line', () => {
  expect(refusalOf('/sev sevv2').fix).toBe('`/severity sev2`')
  expect(refusalOf('/role ic @nobody').fix).toBe('`/role ic me`')
  expect(refusalOf('/role opps @ana').fix).toBe('`/role ops @ana`')
  expect(refusalOf('/severity')).toEqual({
    code: 'missing-argument',
    detail:
      'Something is missing: it is typed `/severity <level> [reason]`. Accepted: sev1, sev2, sev3 or sev4.',
    fix: '`/severity sev1`',
  })
  expect(refusalOf('/ic @ana please')).toMatchObject({ code: 'extra-words', fix: '`/ic @ana`' })
})

test.each([
  ['letters', 'x'.repeat(15_990), 'accepted'],
  ['letters', 'x'.repeat(16_001), 'refused'],
  ['signs of four bytes', '😀'.repeat(3_998), 'accepted'],
  ['signs of three bytes', '櫠'.repeat(5_334), 'refused'],
])('%s that fit into a journal line, and no more, are kept', (_, text, kind) => {
  for (const line of [`/timeline ${text}`, `/timeline first\n${text}`]) {
    const gated = say(line)
    expect(gated.kind).toBe(kind)
    if (gated.kind === 'refused') expect(gated.problem.code).toBe('too-long')
  }
})

test('nothing that a person types can speak through a refusal', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('@everyone', '`', '``` \n/ack', '<img src=x>', '[a](http://b)', '\n/resolve'),
  )
  const names = fc.constantFrom(...commands.map(({ name }) => name))
  fc.assert(
    fc.property(names, fc.array(hostile, { maxLength: 4 }), fc.boolean(), (name, words, item) => {
      const at = item ? itemScene() : scene()
      const gated = gate({ name, rest: words.join(' '), more: '' }, 'admin', at)
      if (gated.kind !== 'refused') return
      const shown = [gated.problem.detail, gated.problem.fix ?? ''].join('\n')
      expect(shown).not.toMatch(/^\//m)
      expect(shown.replaceAll(/`[^`\n]*`/g, '')).not.toMatch(/[@<[`]/)
    }),
    { numRuns: 500 },
  )
})

test.each(['/time started 14:10', '/time mitigated 13:00', '/time detected 14:20'])(
  '%s would turn the order of things around',
  (text) => {
    const incident = incidentWith(
      { type: 'time-set', time: 'started', value: scene().incident.openedAt ?? scene().said.at },
      { type: 'status-entered', status: 'mitigated', category: 'mitigated' },
    )
    const problem = refusalOf(text, scene({ incident }))
    expect(problem.code).toBe('impossible-order')
    expect(problem.detail).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/)
  },
)

test('as many bytes as are kept are kept', () => {
  expect(say(`/timeline ${'x'.repeat(16_000)}`).kind).toBe('accepted')
})

test('a refusal says which of two times would come first, as people say it', () => {
  const mitigated = { type: 'status-entered', status: 'mitigated', category: 'mitigated' } as const
  const incident = incidentWith(mitigated)
  expect(refusalOf('/time started 14:10', scene({ incident }))).toMatchObject({
    detail:
      'That would make it declared (2026-11-20 14:05 UTC) before it started (2026-11-20 14:10 UTC).',
    fix: '`/time started …` or `/time declared …` first, whichever is wrong.',
  })
  expect(refusalOf('/time detected 14:20', scene({ incident })).detail).toContain(
    'before it was detected (',
  )
})

test('an order that was wrong before hides none that would be wrong anew', () => {
  const late = scene().said.at
  const incident = incidentWith(
    { type: 'time-set', time: 'started', value: late },
    { type: 'status-entered', status: 'mitigated', category: 'mitigated' },
  )
  expect(factsOf('/ack', scene({ incident }))).toHaveLength(1)
  expect(refusalOf('/time detected 14:20', scene({ incident })).code).toBe('impossible-order')
})

test('an order that was wrong before does not stand in the way of other commands', () => {
  const late = scene().said.at
  const incident = incidentWith({ type: 'time-set', time: 'started', value: late })
  expect(factsOf('/time detected 14:00', scene({ incident: incidentWith() }))).toHaveLength(1)
  expect(factsOf('/ack', scene({ incident }))).toHaveLength(1)
})
