import { expect, test } from 'vitest'
import { commands } from '../../src/commands/registry.generated.ts'
import { usage } from '../../src/commands/usage.ts'

test.each([
  ['ack', '/ack [note]'],
  ['cancel', '/cancel <reason>'],
  ['cause', '/cause <category|#pr|commit>'],
  ['detected', '/detected <by alert|user|slo|health-check|other>'],
  ['duplicate', '/duplicate <#issue>'],
  ['ic', '/ic [@person|drop]'],
  ['impact', '/impact [15%] [12000 users] [$15000] [text]'],
  ['role', '/role <role> <@person|drop>'],
  ['severity', '/severity <level> [reason]'],
  ['status', '/status [status] [reason]'],
  ['time', '/time <which> <when>'],
  ['timeline', '/timeline [time] <text>'],
])('how /%s is typed follows from its parts', (name, shown) => {
  expect(commands.filter((one) => one.name === name).map(usage)).toEqual([shown])
})
