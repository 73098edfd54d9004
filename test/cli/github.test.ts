import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { allCommands } from '../../src/cli/registry.ts'
import { write } from '../sandbox/branches.ts'
import { SHOP, type Started, start } from '../sandbox/support.ts'
import { recorded } from '../support/audited.ts'
import { cli } from '../support/cli.ts'
import { wellEquipped } from '../support/examined.ts'
import { FINISHED } from '../support/finished-postmortem.ts'

let box: Started
beforeEach(async () => {
  box = await start()
})
afterEach(() => box.close())

const GITHUB_REPOSITORY = 'acme/shop'
const person = (login = 'ana') => ({
  GITHUB_API_URL: box.server.apiUrl,
  GITHUB_REPOSITORY,
  GITHUB_TOKEN: box.seeded.tokens[login] ?? '',
})
const app = (env: Readonly<Record<string, string>> = {}) => ({
  GITHUB_API_URL: box.server.apiUrl,
  GITHUB_REPOSITORY,
  APP_ID: String(box.seeded.app.id),
  PRIVATE_KEY: box.seeded.app.privateKey,
  ...env,
})
const PUBLISHED = 'postmortems/2026-11-20-1-checkout-fails.md'
const CONFIG = `services: { checkout: {} }
responders:
  default: weekly, starts Monday 09:00, since 2026-11-16, [ana, ben, caro]
`
const FILES = {
  [PUBLISHED]: FINISHED,
  '.github/sitrep.yml': CONFIG,
  'comment.md': '/ack\n',
  'incidents.json': '[]',
  '-': '/ack\n',
  'postmortems/2026-03-14-42-checkout-down.md': FINISHED,
  'draft.md': FINISHED,
  'draft.yml': '',
  'another.md': FINISHED,
}

const declare = async (body = '/sev 1') => {
  const { data } = await box
    .as('ana')
    .rest.issues.create({ ...SHOP, title: 'Checkout fails', body, labels: ['incident'] })
  return data.number
}
const labelsOf = async (issue_number: number) =>
  (await box.as('ana').rest.issues.listLabelsOnIssue({ ...SHOP, issue_number })).data
    .map(({ name }) => name)
    .toSorted()
const comments = async (issue_number: number) =>
  (await box.as('ana').rest.issues.listComments({ ...SHOP, issue_number })).data

/** As a shell would take it apart, without the program's name. */
const typedIn = (line: string): readonly string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare = '']) => quoted ?? bare).slice(1)

/** A repository that was set up, and an App that hears of it. */
async function nothingBroken(): Promise<void> {
  await cli('setup', { env: person() })
  wellEquipped(box)
}

test.each((await allCommands()).flatMap(({ examples }) => examples))(
  '%s works as help says',
  async (line) => {
    await declare()
    await write(box, 'main', PUBLISHED, FINISHED.replace(/^incident: .*$/m, 'incident: 1'))
    const env = app({ SITREP_STORE: recorded([]) })
    if (line.startsWith('sitrep doctor')) await nothingBroken()
    const { code, out } = await cli(typedIn(line), { env, files: FILES })
    expect([code, out === '']).toEqual([0, false])
    if (line.includes('--json')) expect(() => JSON.parse(out)).not.toThrow()
  },
)

describe('converge', () => {
  test('as the App writes what is missing, and then finds nothing to do', async () => {
    const number = await declare()
    expect(await cli(`converge ${number}`, { env: app() })).toMatchObject({
      code: 0,
      notes: '',
      out: expect.stringContaining('card.create'),
    })
    expect(await labelsOf(number)).toEqual(['incident', 'sev1', 'status: investigating'])
    expect((await comments(number)).map(({ user }) => user?.login)).toEqual(['sitrep[bot]'])
    const again = await cli(`converge #${number}`, { env: app() })
    expect(again.out).toBe('The issue is as it should be: nothing to write.')
  })

  test('with an installation’s token is as good as with the App’s key', async () => {
    const number = await declare()
    const env = { ...person(), GITHUB_TOKEN: await box.installationToken() }
    const { code, notes } = await cli(`converge ${number} --json`, { env })
    expect(code).toBe(0)
    expect(notes).toContain('what is written is unsigned')
    expect(await comments(number)).toHaveLength(1)
  })

  test('with a person’s token writes nothing and says so', async () => {
    const number = await declare()
    const { code, out, notes } = await cli(`converge ${number} --json`, { env: person() })
    expect(code).toBe(0)
    expect(notes).toContain('GITHUB_TOKEN is that of ana, a person: nothing is written')
    expect(JSON.parse(out)).toMatchObject({ applied: false })
    expect(JSON.parse(out).effects.map(({ type }: { type: string }) => type)).toContain(
      'card.create',
    )
    expect(await comments(number)).toEqual([])
  })

  test('with a person’s token knows the card for the App’s, and the person’s words for theirs', async () => {
    const number = await declare()
    await cli(`converge ${number}`, { env: app() })
    expect(await cli(`converge ${number}`, { env: person() })).toMatchObject({
      code: 0,
      out: 'The issue is as it should be: nothing to write.',
    })
    await box.as('ana').rest.issues.createComment({ ...SHOP, issue_number: number, body: '/sev 2' })
    const { out } = await cli(`converge ${number} --json`, { env: person() })
    expect(JSON.parse(out).effects).toContainEqual(
      expect.objectContaining({ type: 'label.add', names: ['sev2'], result: 'planned' }),
    )
  })

  test('--dry-run as the App writes nothing', async () => {
    const number = await declare()
    const { code, out } = await cli(`converge ${number} --dry-run`, { env: app() })
    expect(code).toBe(0)
    expect(out).toContain('planned')
    expect(await comments(number)).toEqual([])
  })

  test('of an issue that is not there fails in words', async () => {
    const { code, notes } = await cli('converge 999', { env: app() })
    expect(code).toBe(1)
    expect(notes).toContain('sees no issue 999 in acme/shop')
  })

  test('signs with SITREP_KEY where there is one', async () => {
    const number = await declare()
    await cli(`converge ${number}`, { env: app({ SITREP_KEY: 'mine:a secret of the tests' }) })
    expect((await comments(number))[0]?.body).toMatch(
      /^<!-- sitrep:v1 card 1 mine [0-9a-f]{32} -->/,
    )
  })
})

test('setup --dry-run lists the requests, and sends none', async () => {
  const { code, out, notes } = await cli('setup --dry-run', { env: person() })
  expect([code, notes]).toEqual([0, ''])
  expect(out).toMatch(/^POST \/repos\/acme\/shop\/labels +label +incident$/m)
  expect(out).toMatch(/^PUT \/repos\/acme\/shop\/contents\/\.github\/sitrep\.yml +file/m)
  expect((await box.as('ana').rest.pulls.list({ ...SHOP, state: 'all' })).data).toEqual([])
})

test('setup says no where there is nothing to set up, and what to do', async () => {
  box.seeded.repository.archived = true
  const { code, out } = await cli('setup', { env: person() })
  expect([code, out]).toEqual([1, expect.stringContaining('The repository is archived')])
})

describe('replay', () => {
  test('shows history, decisions, facts, incident and effects', async () => {
    const number = await declare('/sev 1')
    const { code, out } = await cli(`replay ${number}`, { env: person() })
    expect(code).toBe(0)
    for (const title of ['History', 'Decided', 'Facts', 'Incident', 'Effects']) {
      expect(out).toMatch(new RegExp(`^${title}: \\w`, 'm'))
    }
    expect(out).toMatch(/ana +body +severity-set +severity=sev1/)
    expect(await comments(number)).toEqual([])
  })

  test('--json has the same in full', async () => {
    const number = await declare('/sev 1')
    const { out } = await cli(`replay ${number} --json`, { env: app() })
    expect(JSON.parse(out)).toMatchObject({
      issue: number,
      incident: { ours: true, severity: 'sev1', status: 'investigating' },
      facts: expect.arrayContaining([
        expect.objectContaining({ type: 'severity-set', by: 'ana', severity: 'sev1' }),
      ]),
      effects: expect.arrayContaining([expect.objectContaining({ type: 'card.create' })]),
    })
  })
})
