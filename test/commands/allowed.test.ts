import { describe, expect, test } from 'vitest'
import { asked } from '../../src/commands/allowed.ts'
import { commands } from '../../src/commands/registry.generated.ts'
import { PERMISSIONS, reaches } from '../../src/domain/permission.ts'
import { POLICY } from '../support/policy.ts'
import { refusalOf, say, scene } from '../support/scene.ts'

const rolesOf = (commandsOf: (typeof POLICY)['commands'], declare = POLICY.declare) =>
  new Map(
    commands.map((one) => [one.name, asked(one, { ...POLICY, commands: commandsOf, declare })]),
  )

describe('the role that a command asks for', () => {
  test('is triage where nobody has decided otherwise, and read for help', () => {
    const roles = rolesOf({})
    expect(roles.get('ack')).toBe('triage')
    expect(roles.get('help')).toBe('read')
  })

  test('follows the default of a team, which does not close help', () => {
    const roles = rolesOf({ default: 'maintain' })
    expect(roles.get('ack')).toBe('maintain')
    expect(roles.get('help')).toBe('read')
  })

  test('follows the name before the default', () => {
    const roles = rolesOf({ default: 'maintain', timeline: 'read', help: 'write' })
    expect(roles.get('timeline')).toBe('read')
    expect(roles.get('help')).toBe('write')
  })

  test('is that of declaring for the command that declares', () => {
    expect(rolesOf({}, 'write').get('incident')).toBe('write')
    expect(rolesOf({ incident: 'admin' }, 'write').get('incident')).toBe('admin')
  })
})

test.each(PERMISSIONS.map((held) => [held, reaches(held, 'triage')] as const))(
  'somebody with the role %s may acknowledge: %s',
  (held, may) => {
    expect(say('/ack', scene(), held).kind).toBe(may ? 'accepted' : 'refused')
  },
)

test('a refusal names the role that is asked for and who could help', () => {
  expect(refusalOf('/ack', scene(), 'read')).toEqual({
    code: 'not-allowed',
    detail: '`/ack` asks for the role triage on this repository; you hold the role read.',
    fix: 'Ask somebody who holds one of: triage, write, maintain, admin.',
  })
})

test('a refusal says so where there is no role at all', () => {
  expect(refusalOf('/ack', scene(), 'none').detail).toBe(
    '`/ack` asks for the role triage on this repository; you hold no role.',
  )
})

test('the role is asked for before anything else, so that a stranger learns nothing', () => {
  expect(refusalOf('/severity nonsense', scene(), 'read').code).toBe('not-allowed')
  expect(refusalOf('/escalate @nobody', scene(), null).code).toBe('authority-unknown')
})
