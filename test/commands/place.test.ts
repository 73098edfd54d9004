import { describe, expect, test } from 'vitest'
import type { Command } from '../../src/commands/command.ts'
import { needs } from '../../src/commands/needs.ts'
import { commandNamed, commandsOf, type Place } from '../../src/commands/place.ts'
import { commands } from '../../src/commands/registry.generated.ts'
import { readCalls } from '../../src/markdown/calls.ts'
import { POLICY } from '../support/policy.ts'
import { actionWith, itemScene, nothing, refusalOf, say, scene } from '../support/scene.ts'

const ITEM = ['decline', 'done', 'due', 'help', 'oncall', 'owner', 'priority', 'snooze']
const namesOf = (some: readonly Command[]) => some.map(({ name }) => name).toSorted()
const NEITHER = scene({ incident: nothing() })

describe('what belongs where', () => {
  test('on an action item its own commands and help, elsewhere those of incidents', () => {
    expect(namesOf(commandsOf('action', commands))).toEqual(ITEM)
    const rest = namesOf(commandsOf('incident', commands))
    expect(rest).toEqual(namesOf(commandsOf('neither', commands)))
    expect(rest).toEqual(expect.arrayContaining(['help', 'snooze', 'incident', 'action']))
    expect(rest.filter((name) => ITEM.includes(name))).toEqual(['help', 'oncall', 'snooze'])
  })

  test('a word of two commands names the one of the place', () => {
    expect(commandNamed('snooze', 'action', commands)?.during).toBe('action')
    expect(commandNamed('snooze', 'incident', commands)?.during).not.toBe('action')
    expect(commandNamed('due', 'incident', commands)).toBeUndefined()
  })
})

describe('on an action item', () => {
  test.each([
    ['/resolve', '`/done` says that it is done. `/help` lists what may be typed here.'],
    ['/ack', '`/owner me` takes it. `/help` lists what may be typed here.'],
    [
      '/severity sev1',
      '`/priority p1` says how urgent it is. `/help` lists what may be typed here.',
    ],
    [
      '/cancel',
      '`/decline <reason>` says that it will not be done. `/help` lists what may be typed here.',
    ],
    ['/ic me', '`/owner @person` gives it to somebody. `/help` lists what may be typed here.'],
    [
      '/fix #12',
      '`/done #pr` names the pull request that proves it. `/help` lists what may be typed here.',
    ],
    ['/incident', 'An incident is an issue of its own. `/help` lists what may be typed here.'],
    [
      '/action mend it',
      'An incident is an issue of its own. `/help` lists what may be typed here.',
    ],
    ['/sitrep resolve', '`/done` says that it is done. `/help` lists what may be typed here.'],
  ])('%s has nothing to act on', (text, fix) => {
    const problem = refusalOf(text, itemScene())
    expect(problem).toMatchObject({ code: 'an-action-item', fix })
    expect(problem.detail).toContain('is an action item and no incident')
  })

  test('a stranger is told about the role first', () => {
    expect(refusalOf('/resolve', itemScene(), 'read').code).toBe('not-allowed')
  })

  test.each(['/priority p1', '/snooze off', '/sitrep due friday', '/sitrep /done'])(
    '%s is ours there',
    (text) => {
      expect(say(text, itemScene()).kind).toBe('accepted')
    },
  )

  test.each(['/assign @ana', '/close', '/lgtm', '/retest', '/label bug', '/dues'])(
    '%s is not',
    (text) => {
      expect(['foreign', 'near']).toContain(say(text, itemScene()).kind)
    },
  )

  test('a near miss leads to a command of the place alone', () => {
    expect(say('/ownr @ana', itemScene())).toMatchObject({ kind: 'near', suggestion: 'owner' })
    expect(say('/declin no', itemScene())).toMatchObject({ kind: 'near', suggestion: 'decline' })
    expect(say('/severty sev2', itemScene())).toEqual({ kind: 'foreign' })
    expect(say('/sitrep severty', itemScene())).toMatchObject({ suggestion: 'sitrep help' })
  })

  test('a word that config gives to another bot is left to it', () => {
    const foreign = itemScene({ policy: { ...POLICY, foreign: ['due'] } })
    expect(say('/due friday', foreign)).toEqual({ kind: 'foreign' })
    expect(say('/sitrep due friday', foreign).kind).toBe('accepted')
  })

  test('help lists and explains what may be typed there', () => {
    const gated = say('/help', itemScene())
    if (gated.kind !== 'accepted') throw new Error(gated.kind)
    expect(gated.reply).toContain('/due &lt;when&#124;none&gt;')
    expect(gated.reply).toContain('/snooze &lt;when reason')
    expect(gated.reply).not.toContain('/severity')
    expect(gated.reply).not.toContain('/incident')
    expect(say('/help snooze', itemScene())).toMatchObject({
      reply: expect.stringContaining('waiting for the vendor'),
    })
    expect(say('/help severity', itemScene())).toMatchObject({
      reply: expect.stringContaining('the role triage, on an incident.'),
    })
    expect(refusalOf('/help prioritty', itemScene()).fix).toBe('`/help priority`')
  })
})

describe('on an incident', () => {
  test.each([
    '/due friday',
    '/owner me',
    '/done',
    '/decline no',
    '/sitrep priority p1',
    '/prio p1',
  ])('%s has nothing to act on', (text) => {
    const problem = refusalOf(text)
    expect(problem.code).toBe('not-an-action')
    expect(problem.detail).toContain('is an incident and no action item')
    expect(refusalOf(text, scene(), 'read').code).toBe('not-allowed')
  })

  test('a word that other bots have too is left to them', () => {
    expect(say('/priority p1')).toEqual({ kind: 'foreign' })
  })

  test('help lists those of incidents, and explains the others', () => {
    const gated = say('/help')
    if (gated.kind !== 'accepted') throw new Error(gated.kind)
    expect(gated.reply).toContain('/severity')
    expect(gated.reply).not.toContain('/decline')
    expect(say('/help due')).toMatchObject({
      reply: expect.stringContaining('the role triage, on an action item.'),
    })
  })
})

describe('on an issue that is neither', () => {
  test.each([
    '/due friday',
    '/owner me',
    '/done',
    '/done #12',
    '/decline no',
    '/priority p1',
    '/prio p1',
  ])('%s is not for us', (text) => {
    expect(say(text, NEITHER)).toEqual({ kind: 'foreign' })
  })

  test('with our name in front it is, and is told what is missing', () => {
    expect(refusalOf('/sitrep due friday', NEITHER)).toMatchObject({
      code: 'not-an-action',
      fix: 'The label `action-item` makes it one.',
    })
  })

  test('an incident can be declared there', () => {
    expect(say('/incident', NEITHER).kind).toBe('accepted')
  })
})

test('an issue that was an action item before it became an incident is an incident', () => {
  expect(say('/ack', scene({ action: null })).kind).toBe('accepted')
  expect(say('/due friday', itemScene({ action: actionWith() })).kind).toBe('accepted')
})

describe('what GitHub has to be asked first', () => {
  const asked = (text: string, place: Place) =>
    needs(readCalls(text).calls, { policy: POLICY, place, repository: 'acme/shop', issue: 7 })

  test.each([
    ['/done #12', [12]],
    ['/done https://github.com/acme/shop/pull/13', [13]],
    ['/sitrep done #12.', [12]],
    ['/done #12\n\n/done #13', [12, 13]],
    ['/done', []],
    ['/done acme/api#12', []],
    ['/due #12', []],
  ])('the proofs in %j', (text, proofs) => {
    expect(asked(text, 'action').proofs).toEqual(proofs)
    expect(asked(text, 'incident').proofs).toEqual([])
  })

  test('the owners, on an action item alone', () => {
    expect(asked('/owner @Ana', 'action').logins).toEqual(['ana'])
    expect(asked('/owner me', 'action').logins).toEqual([])
    expect(asked('/owner @ana', 'neither').logins).toEqual([])
    expect(asked('/ic @ana', 'action').logins).toEqual([])
  })
})
