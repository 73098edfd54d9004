import { expect, test } from 'vitest'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

const FORM = `### Impact

Complete loss

### Spread

Widespread

### Users affected

about 12k

### Level, if already known

_No response_

### Services

checkout, search

### Started

13:40

### Detected

half past something

### Detected by

Health check

### Drill

- [ ] This is a drill

### Description

Payments time out. The token is ghp_a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2

### Links

dashboard https://grafana.example.com/d/1
`

const opened = async (it: Story, login: string, body = FORM) => {
  const number = await it.declare(login, 'Checkout fails', body)
  await it.look(number)
  return number
}

test('the form of somebody allowed declares an incident with all that it says', async () => {
  const it = story()
  const number = await opened(it, 'caro')
  expect((await it.issue(number)).labels).toEqual([
    'incident',
    'service: checkout',
    'service: search',
    'sev1',
    'status: investigating',
  ])
  const card = await it.card(number)
  expect(card).toMatch(/\| Started \| 2026-11-20 13:40 UTC<br>\[caro\][^|]*, entered/)
  expect(card).toContain('12,000 users')
  expect(card).toContain('a health check')
  expect(card).toContain('[dashboard](https://grafana.example.com/d/1)')
  expect(card).toContain('could not be read')
  expect(card).not.toContain('ghp_')
  expect((await it.plan(number)).effects).toEqual([])
})

test('the form is read once: editing it later changes nothing', async () => {
  const it = story()
  const number = await opened(it, 'caro')
  it.minutes(5)
  await it.as('caro').rest.issues.update({
    ...AT,
    issue_number: number,
    body: FORM.replace('Complete loss', 'Inconvenience'),
  })
  await it.look(number)
  expect((await it.issue(number)).labels).toContain('sev1')
  expect((await it.plan(number)).effects).toEqual([])
})

test('the form of a stranger is a report: triage, nothing set, nobody called', async () => {
  const it = story({ private: false })
  const number = await opened(it, 'eve')
  expect(await it.issue(number)).toMatchObject({
    labels: ['incident', 'status: triage'],
    assignees: [],
  })
  const card = await it.card(number)
  expect(card).toContain('Report, waiting')
  expect(card).toContain('The form proposes **SEV1 critical**')
  expect(card).not.toContain('Next update due')
  await it.say('eve', number, '/sev 4')
  expect((await it.issue(number)).labels).toContain('status: triage')
  await it.say('ben', number, '/ack')
  expect((await it.issue(number)).labels).toEqual([
    'incident',
    'service: checkout',
    'service: search',
    'sev1',
    'status: investigating',
  ])
  expect(await it.card(number)).toMatch(/\| Acknowledged \| 2026-11-20 14:02 UTC/)
  expect((await it.plan(number)).effects).toEqual([])
})

test.each([
  [
    'a label',
    (it: Story, issue_number: number) =>
      it.as('caro').rest.issues.addLabels({ ...AT, issue_number, labels: ['sev3'] }),
    'sev3',
  ],
  [
    'an assignment',
    (it: Story, issue_number: number) =>
      it.as('caro').rest.issues.addAssignees({ ...AT, issue_number, assignees: ['dev'] }),
    'sev1',
  ],
  [
    'the word',
    (it: Story, issue_number: number) =>
      it.as('caro').rest.issues.createComment({ ...AT, issue_number, body: '/incident' }),
    'sev1',
  ],
])('%s by somebody allowed takes a report up', async (_what, act, severity) => {
  const it = story({ private: false })
  const number = await opened(it, 'eve')
  it.minutes(3)
  await act(it, number)
  await it.look(number)
  const { labels } = await it.issue(number)
  expect(labels).toContain('status: investigating')
  expect(labels).toContain(severity)
  expect((await it.plan(number)).effects).toEqual([])
})

test('a report that is a false alarm is cancelled without having been an incident', async () => {
  const it = story({ private: false })
  const number = await opened(it, 'eve')
  await it.say('ben', number, '/cancel the probe was broken')
  expect(await it.issue(number)).toMatchObject({ state: 'closed', reason: 'not_planned' })
  expect((await it.issue(number)).labels).toContain('status: cancelled')
  expect(await it.card(number)).toContain('the probe was broken')
})
