import { expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.ts'
import { MINUTE_MS, plus } from '../../src/domain/instant.ts'
import { caseOf } from '../../src/plan/report/case-of.ts'
import { declares, heard, incidents } from '../support/alerts.ts'
import { story } from '../support/story.ts'

test('an alert opens one incident with its severity, service and link, which waits for somebody', async () => {
  const play = story()
  const { placed } = await declares(play, heard())
  expect(placed).toMatchObject({ kind: 'opened' })
  const [one] = await incidents(play)
  expect(one?.title).toBe('Checkout fails')
  const number = one?.number ?? 0
  expect((await play.issue(number)).labels).toEqual(
    expect.arrayContaining(['incident', 'sev1', 'status: triage', 'service: checkout']),
  )
  const card = await play.card(number)
  expect(card).toContain('An alert opened this, and nobody has answered yet')
  expect(card).toContain('alertmanager: firing since')
  expect(card).toContain('https://wiki.example/checkout')
})

test('the first command by somebody allowed makes it one that is investigated', async () => {
  const play = story()
  await declares(play, heard())
  const [one] = await incidents(play)
  await play.say('ana', one?.number ?? 0, '/ack')
  expect((await play.issue(one?.number ?? 0)).labels).toContain('status: investigating')
  expect(await play.card(one?.number ?? 0)).not.toContain('nobody has answered yet')
})

test('what fires again and recovers is told in the open incident, which stays open', async () => {
  const play = story()
  await declares(play, heard())
  for (let nth = 0; nth < 5; nth++) {
    play.minutes(1)
    await declares(play, heard())
  }
  play.minutes(1)
  const { placed } = await declares(play, heard({ state: 'recovered' }))
  expect(placed).toMatchObject({ kind: 'told', number: 1 })
  expect(await incidents(play)).toMatchObject([{ number: 1, state: 'open' }])
  const card = await play.card(1)
  expect(card).toContain('fired again, 5 times')
  expect(card).toContain('recovered')
  expect(card.match(/fired again/g)).toHaveLength(1)
})

test('whoever is on call is called, and the incident still waits for them', async () => {
  const config = 'responders:\n  default: weekly, starts Monday 09:00, since 2026-11-16, [ben]\n'
  const play = story({ config })
  await declares(play, heard())
  await play.look(1)
  expect(await play.issue(1)).toMatchObject({ assignees: ['ben'] })
  expect((await play.issue(1)).labels).toContain('status: triage')
  await play.say('ben', 1, '/ack')
  expect((await play.issue(1)).labels).toContain('status: investigating')
})

test('figures count it as declared by an alert, and detected by one when it began', async () => {
  const play = story()
  const startedAt = plus(play.now(), -5 * MINUTE_MS)
  await declares(play, heard({ startedAt }))
  const seen = await play.world(1).read()
  if (seen === null) throw new Error('it is gone')
  const counted = caseOf(seen, readConfig(seen.config), play.now())
  expect(counted).toMatchObject({ alert: true, detection: 'alert', excluded: null })
  expect(counted?.times).toMatchObject({ detected: startedAt, acknowledged: null })
})

test('an incident that nobody answers is told of when that is late', async () => {
  const play = story()
  await declares(play, heard())
  play.minutes(30)
  await play.look(1)
  expect((await play.replies(1)).join()).toContain('/ack')
})
