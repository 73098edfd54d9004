import { Probot } from 'probot'
import { expect, test } from 'vitest'
import { heard } from '../../src/app/heard.ts'

test('the events are those of the handlers, once each and without their actions', () => {
  const probot = new Probot({ appId: 1, privateKey: 'none', logLevel: 'fatal' })
  const events = heard(probot)
  expect([...events]).toEqual([])
  probot.on('push', () => undefined)
  probot.on(['issues.opened', 'issues.closed', 'label'], () => undefined)
  expect([...events]).toEqual(['push', 'issues', 'label'])
})
