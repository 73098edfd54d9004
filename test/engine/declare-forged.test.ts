import { describe, expect, test } from 'vitest'
import type { Octokit } from '../../src/github/client.ts'
import { SHARED_LOGIN } from '../../src/github/whose.ts'
import { AT, declares, heard, incidents } from '../support/alerts.ts'
import { type HandsOptions, hands } from '../support/hands.ts'

/** A repository in which only the Action declares, with the account that every other workflow has too. */
function declaring(options: HandsOptions = {}) {
  const it = hands(options)
  const octokit = it.job as unknown as Octokit
  const about = { octokit, me: SHARED_LOGIN, world: it.jobWorld }
  const keys = options.keys === undefined ? {} : { keys: options.keys }
  return {
    it,
    alerted: (alert = heard()) => declares(it, alert, { ...about, ...keys }),
    async body(number: number): Promise<string> {
      const { data } = await it.job.rest.issues.get({ ...AT, issue_number: number })
      return data.body ?? ''
    },
    /** Another workflow of the repository opens an issue with a text that a stranger has given to it. */
    async opened(body: string): Promise<number> {
      const { data } = await it.job.rest.issues.create({
        ...AT,
        title: 'Checkout fails',
        body,
        labels: ['incident'],
      })
      await it.acts(data.number)
      return data.number
    },
  }
}

const unsigned = (body: string): string =>
  body.replace(/^(<!-- sitrep:v1 incident \S+) \S+ \S+ -->/, '$1 - - -->')

describe('what another workflow opens with the words of an alert', () => {
  test.each([
    ['as they were, later', (body: string) => body],
    ['without their proof', unsigned],
    ['with the id of a key that nobody has', (body: string) => body.replace(' k1 ', ' k9 ')],
    ['with another line hidden', (body: string) => body.replace(/alert \S+ -->/, 'alert eJw= -->')],
    ['behind a line of its own', (body: string) => `Hello\n${body}`],
  ])('is no incident and hears of no alert: %s', async (_, forge) => {
    const { it, alerted, body, opened } = declaring()
    await alerted()
    const told = await body(1)
    await it.say('ana', 1, '/cancel false alarm')
    await it.acts(1)
    it.minutes(15)
    const forged = await opened(forge(told))
    expect(await it.living(forged)).toEqual([])
    it.minutes(60)
    expect((await alerted()).placed).toMatchObject({ kind: 'opened', number: forged + 1 })
  })
})

test('without a key a body is believed as long as nobody has edited it', async () => {
  const { it, alerted, body } = declaring({ keys: [] })
  await alerted()
  expect((await it.living(1))[0]?.body).toContain('alertmanager: firing since')
  it.minutes(2)
  expect((await alerted()).placed).toMatchObject({ kind: 'told', number: 1 })
  expect(await incidents(it)).toHaveLength(1)
  expect(await body(1)).toContain('sitrep:alert')
})
