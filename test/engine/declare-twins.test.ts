import { expect, test } from 'vitest'
import { converge } from '../../src/engine/converge.ts'
import { openAlertOf, strayTwins, twinTelling } from '../../src/engine/declare.ts'
import { declares, heard, incidents, looks, otherBot } from '../support/alerts.ts'
import { type Story, story } from '../support/story.ts'

const CONFIG = 'alerts:\n  bots: ["grafana-alerts[bot]"]\n'

const body = (key = 'checkout-errors', level = 'sev2') =>
  [
    ['Severity', level],
    ['Services', 'checkout'],
    ['Description', 'Errors above 5 %.'],
    ['Key', key],
  ]
    .map(([heading, text]) => `### ${heading}\n\n${text}`)
    .join('\n\n')

async function opens(play: Story, login: string, text = body()): Promise<number> {
  const number = await play.declare(login, 'Checkout fails', text)
  await looks(play, number)
  return number
}

test('an issue of a bot that config names is the incident of its alert', async () => {
  const play = story({ config: CONFIG })
  const number = await opens(play, otherBot(play))
  expect((await play.issue(number)).labels).toEqual(
    expect.arrayContaining(['incident', 'sev2', 'service: checkout', 'status: triage']),
  )
  expect(await play.card(number)).toContain('grafana-alerts: firing since')
  await play.say('ana', number, '/ack')
  expect((await play.issue(number)).labels).toContain('status: investigating')
})

test('a second issue of the same key is closed as a duplicate, which the first one tells', async () => {
  const play = story({ config: CONFIG })
  const bot = otherBot(play)
  const first = await opens(play, bot)
  play.minutes(1)
  const second = await opens(play, bot)
  expect(await play.issue(second)).toMatchObject({ state: 'closed', reason: 'duplicate' })
  expect(await play.card(second)).toContain(`Goes on in [issue ${first}]`)
  const card = await play.card(first)
  expect(card).toContain('has opened a second time')
  await looks(play, second)
  expect(await play.card(first)).toBe(card)
  expect(await play.issue(first)).toMatchObject({ state: 'open' })
})

test('a second issue on which somebody has acted stays theirs', async () => {
  const play = story({ config: CONFIG })
  const bot = otherBot(play)
  await opens(play, bot)
  const second = await play.declare(bot, 'Checkout fails', body())
  await play.say('ana', second, '/ack')
  await looks(play, second)
  expect(await play.issue(second)).toMatchObject({ state: 'open' })
})

test('another key, and a key whose incident is over, open an incident of their own', async () => {
  const play = story({ config: CONFIG })
  const bot = otherBot(play)
  const first = await opens(play, bot)
  expect(await play.issue(await opens(play, bot, body('other')))).toMatchObject({ state: 'open' })
  await play.say('ana', first, '/cancel false alarm')
  expect(await play.issue(first)).toMatchObject({ state: 'closed' })
  expect(await play.issue(await opens(play, bot))).toMatchObject({ state: 'open' })
})

test('the ceiling holds for a bot too', async () => {
  const play = story({ config: `${CONFIG}  ceiling: sev3\n` })
  const number = await opens(play, otherBot(play), body('k', 'sev1'))
  expect((await play.issue(number)).labels).toContain('sev3')
})

test('a bot that config does not name declares nothing, with a key or without', async () => {
  const play = story({ config: CONFIG })
  const number = await opens(play, otherBot(play, 'stranger'))
  expect(await play.card(number)).toContain('Report, waiting for somebody to take it up')
  expect((await play.issue(number)).labels).not.toContain('sev2')
})

test('the same words of a person are a form of that person', async () => {
  const play = story({ config: CONFIG })
  const number = await opens(play, 'ana')
  expect((await play.issue(number)).labels).toContain('status: investigating')
  expect(await play.card(number)).not.toContain('firing since')
})

test('a marker that somebody has pasted is no alert', async () => {
  const play = story({ config: CONFIG })
  await declares(play, heard())
  const { data } = await play.bot.rest.issues.get({ owner: 'acme', repo: 'shop', issue_number: 1 })
  await play.say('ana', 1, '/cancel false alarm')
  play.minutes(15)
  const forged = await play.declare('caro', 'Checkout fails', data.body ?? '', [])
  await play.declare(otherBot(play), 'Checkout fails', data.body ?? '', ['incident'])
  await looks(play, forged)
  expect(await play.card(forged)).toBe('')
  play.minutes(60)
  const { placed } = await declares(play, heard())
  expect(placed).toMatchObject({ kind: 'opened', number: 4 })
})

test('two incidents that were opened for one alert all the same become one', async () => {
  const play = story()
  play.sandbox.lags.set({ lists: 60_000, labels: 60_000 })
  await declares(play, heard())
  play.pass(1_000)
  await declares(play, heard())
  play.sandbox.lags.clear()
  expect(await incidents(play)).toHaveLength(2)
  play.minutes(2)
  await declares(play, heard())
  expect(await incidents(play)).toMatchObject([
    { number: 1, state: 'open' },
    { number: 2, state: 'closed' },
  ])
  expect(await play.card(1)).toContain('has opened a second time')
})

test('two that were opened for one alert are found without another word of it', async () => {
  const play = story()
  play.sandbox.lags.set({ lists: 60_000, labels: 60_000 })
  await declares(play, heard())
  play.pass(1_000)
  await declares(play, heard())
  play.pass(1_000)
  await declares(play, heard({ key: 'other' }))
  play.sandbox.lags.clear()
  const found = async () => {
    const looks = [await play.look(3), await play.look(2), await play.look(1)]
    return strayTwins(
      looks.flatMap((look) => openAlertOf(look) ?? []),
      play.now(),
    )
  }
  const all = await found()
  expect(all).toMatchObject([{ issue: 2, told: [{ kind: 'duplicate', of: 1 }] }])
  for (const { issue, told } of all) {
    const telling = twinTelling(await converge(play.world(issue), { told }), play.now())
    expect(telling).toMatchObject({ issue: 1, told: [{ kind: 'twin', issue: 2 }] })
  }
  expect(await incidents(play)).toMatchObject([
    { number: 1, state: 'open' },
    { number: 2, state: 'closed' },
    { number: 3, state: 'open' },
  ])
  expect(await found()).toEqual([])
})
