import { expect, test } from 'vitest'
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
