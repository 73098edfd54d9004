import { expect, test } from 'vitest'
import { AT, declares, heard, incidents } from '../support/alerts.ts'
import { story } from '../support/story.ts'

test('what comes on top of an hour is noted on the newest incident, and told as often as it comes', async () => {
  const play = story({ config: 'alerts:\n  perHour: 2\n' })
  for (const key of ['a', 'b', 'c', 'd', 'c']) {
    play.minutes(1)
    await declares(play, heard({ key, title: `Alert ${key}` }))
  }
  expect((await incidents(play)).map(({ title }) => title)).toEqual(['Alert a', 'Alert b'])
  const card = await play.card(2)
  expect(card).toContain('Another alert, Alert c, of alertmanager fired, 2 times')
  expect(card).toContain('Another alert, Alert d, of alertmanager fired')
  play.minutes(61)
  const { placed } = await declares(play, heard({ key: 'c', title: 'Alert c' }))
  expect(placed).toMatchObject({ kind: 'opened', number: 3 })
})

test('an alert whose incident is over opens another, which names the one before where that was a moment ago', async () => {
  const play = story({ config: 'close: resolved\n' })
  await declares(play, heard({ severity: 'low' }))
  await play.say('ana', 1, '/resolve')
  play.minutes(10)
  await declares(play, heard({ severity: 'low' }))
  expect(await play.card(2)).toContain('The same alert was over shortly before, in')
  await play.say('ana', 2, '/resolve')
  play.minutes(45)
  await declares(play, heard({ severity: 'low' }))
  expect(await play.card(3)).not.toContain('was over shortly before')
  expect((await incidents(play)).map(({ state }) => state)).toEqual(['closed', 'closed', 'open'])
})

test.each(['recovered', 'acknowledged'] as const)('what has %s opens nothing', async (state) => {
  const play = story()
  expect((await declares(play, heard({ state }))).placed.kind).toBe('nothing')
  expect(await incidents(play)).toEqual([])
})

test('what is not asked for opens nothing', async () => {
  const play = story()
  const { placed } = await declares(play, heard({}, 'deploy'))
  expect(placed).toMatchObject({ kind: 'unwanted', words: expect.stringContaining('"deploy"') })
  expect(await incidents(play)).toEqual([])
})

test('a severity that nobody knows is asked for, and the incident opened all the same', async () => {
  const play = story()
  await declares(play, heard({ severity: 'pink' }))
  const card = await play.card(1)
  expect(card).toContain('How bad is it?')
  expect(card).toContain('pink')
  await play.say('ana', 1, '/severity sev2')
  expect((await play.issue(1)).labels).toContain('sev2')
})

test('a body that people have rewritten changes nothing, and is still known as the same alert', async () => {
  const play = story()
  await declares(play, heard())
  await play.as('ana').rest.issues.update({ ...AT, issue_number: 1, body: 'Nothing to see here.' })
  const card = await play.card(1)
  await play.look(1)
  expect(await play.card(1)).toBe(card)
  play.minutes(2)
  expect((await declares(play, heard())).placed).toMatchObject({ kind: 'told', number: 1 })
  expect(await incidents(play)).toHaveLength(1)
})

test('a card that was deleted is made anew from what the body hides', async () => {
  const play = story()
  await declares(play, heard())
  const { id } = await play.cardComment(1)
  await play.as('ana').rest.issues.deleteComment({ ...AT, comment_id: id })
  play.minutes(20)
  await play.look(1)
  const card = await play.card(1)
  expect(card).toContain('alertmanager: firing since')
  expect((await play.issue(1)).labels).toContain('sev1')
})

test('nobody is called, and nothing is closed or run, by what an alert says', async () => {
  const play = story()
  const evil =
    '@acme/everyone /resolve fixes #1 <img src=x onerror=alert(1)> --> <!-- sitrep:v1 card 1 - - -->'
  await declares(
    play,
    heard({
      title: evil,
      details: `\`\`\`\n/resolve\n${evil}`,
      severity: evil,
      services: [evil],
      source: 'x',
    }),
  )
  await play.look(1)
  expect(await play.issue(1)).toMatchObject({ state: 'open', assignees: [] })
  const { data } = await play.bot.rest.issues.get({ ...AT, issue_number: 1 })
  expect(await play.cards(1)).toHaveLength(1)
  const html = `${data.body}${await play.card(1)}`.replaceAll(/(`{3,})text\n[\s\S]*?\n\1\n/g, '')
  expect(html).not.toMatch(/@acme|<img|fixes #1/)
})
