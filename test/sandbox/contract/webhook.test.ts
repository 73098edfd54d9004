import { beforeAll, expect, test } from 'vitest'
import { SENT_EVENTS } from '../../../src/sandbox/contract/events.ts'
import { webhookFaults } from '../../../src/sandbox/contract/webhook.ts'
import { story } from '../../support/story.ts'

type Payload = Readonly<Record<string, unknown>>

const AT = { owner: 'acme', repo: 'shop' } as const
const sent = new Map<string, string>()

beforeAll(async () => {
  const told = story()
  told.sandbox.onWebhook(({ event, action, payload }) => sent.set(`${event}.${action}`, payload))
  const number = await told.declare('ana', 'Checkout fails', 'It does')
  await told.as('ben').rest.issues.createComment({ ...AT, issue_number: number, body: 'I look' })
})

const payloadOf = (name: string) => JSON.parse(sent.get(name) ?? 'null') as Payload

test.each<[string, string, (whole: Payload) => Payload, string]>([
  [
    'without its issue',
    'issues.opened',
    ({ issue, ...rest }) => rest,
    "it must have required property 'issue'",
  ],
  [
    'with a part of the wrong type',
    'issues.opened',
    (whole) => ({ ...whole, issue: { ...(whole['issue'] as Payload), number: 'seven' } }),
    'issue/number must be integer',
  ],
  [
    'with another action',
    'issues.opened',
    (whole) => ({ ...whole, action: 'reported' }),
    'action is none of ["opened"]',
  ],
  [
    'without its sender',
    'issue_comment.created',
    ({ sender, ...rest }) => rest,
    "it must have required property 'sender'",
  ],
])('a webhook %s is told', (_, name, broken, told) => {
  const whole = payloadOf(name)
  expect(webhookFaults(name, JSON.stringify(whole))).toEqual([])
  expect(webhookFaults(name, JSON.stringify(broken(whole)))).toContain(told)
})

test.each(['issues.exploded', 'issue', 'toString', ''])(
  'a webhook that nobody describes is told: %j',
  (name) => {
    expect(webhookFaults(name, '{}')).toEqual(['it is not described, or not in the slice'])
  },
)

test('a payload that is no JSON is told', () => {
  expect(webhookFaults('issues.opened', '{')).not.toEqual([])
})

test('an empty payload is told for every event that is sent', () => {
  expect(SENT_EVENTS.filter((name) => webhookFaults(name, '{}').length === 0)).toEqual([])
})
