import { expect, test } from 'vitest'
import { misspelt } from '../../src/commands/gate.ts'
import { say, scene } from '../support/scene.ts'

test.each([
  ['/severty sev2', 'severity'],
  ['/resolv', 'resolve'],
  ['/mitgated', 'mitigated'],
  ['/timelin 14:05 deployed', 'timeline'],
  ['/acknowlege', 'acknowledge'],
  ['/esverity sev2', 'severity'],
  ['/xseverity sev2', 'severity'],
  ['/everity sev2', 'severity'],
])('%s is nearly a command of ours', (text, suggestion) => {
  expect(say(text)).toMatchObject({ kind: 'near', suggestion })
})

test.each([
  '/lgtm',
  '/merge',
  '/close',
  '/cc @ana',
  '/assign @ana',
  '/approve',
  '/retest',
  '/label bug',
  '/hold',
  '/lock',
  '/title another one',
  '/deploy',
  '/rollback',
  '/etc',
  '/usr',
  '/sec',
  '/iic',
  '/beverity',
])("%s is somebody else's word", (text) => {
  expect(say(text)).toEqual({ kind: 'foreign' })
})

test('a word that config gives to another bot is left to it, also when it is one of ours', () => {
  const at = scene({ team: { foreign: ['/help', 'severty', 'a/ck'] } })
  expect(say('/help', at)).toEqual({ kind: 'foreign' })
  expect(say('/severty', at)).toEqual({ kind: 'foreign' })
  expect(say('/sitrep help', at)).toMatchObject({ kind: 'accepted', command: 'help' })
  expect(say('/ack', at)).toMatchObject({ kind: 'accepted', command: 'ack' })
})

test('the bare prefix asks for help', () => {
  expect(say('/sitrep')).toMatchObject({ kind: 'accepted', command: 'help' })
  expect(say('/sitrep /')).toMatchObject({ kind: 'accepted', command: 'help' })
})

test.each(['/sitrep /ack', '/sitrep   ack', '/sitrep Ack', '/sitrep ack.', '/sitrep ack: mine'])(
  '%s is ours as it would be without the prefix',
  (text) => {
    expect(say(text)).toMatchObject({ kind: 'accepted', command: 'ack' })
  },
)

test('what stands behind a prefixed command is read as behind any other', () => {
  expect(say('/sitrep  timeline   14:05   a/b')).toEqual(say('/timeline 14:05   a/b'))
})

test.each([
  ['/sitrep resolv', 'sitrep resolve'],
  ['/sitrep dance', 'sitrep help'],
])('%s is meant for us, so the nearest is named', (text, suggestion) => {
  expect(say(text)).toEqual({ kind: 'near', word: 'sitrep', suggestion })
})

test('a near miss can be told with what to type instead', () => {
  const gated = say('/severty sev2')
  if (gated.kind !== 'near') throw new Error(gated.kind)
  expect(misspelt(gated)).toEqual({
    code: 'unknown-command',
    detail: 'There is no command `/severty`.',
    fix: '`/severity`',
  })
})
