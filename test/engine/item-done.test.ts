import { describe, expect, test } from 'vitest'
import { openedItem } from '../support/opened-item.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

const text = (body = ''): string =>
  body
    .split('\n')
    .slice(1)
    .join('\n')
    .replace(/<!-- sitrep:journal.*/s, '')
    .trim()

/** What its commit says, and how it is merged. */
interface Way {
  readonly message?: string
  readonly merge_method?: 'merge' | 'squash' | 'rebase'
  readonly commit_message?: string
}

/** A pull request by `dev` that is merged; its number. */
async function merged(
  it: Story,
  body: string,
  login = 'dev',
  { message = 'Add the alert', ...way }: Way = {},
): Promise<number> {
  const { pulls, git, repos } = it.as(login).rest
  const { data: main } = await git.getRef({ ...AT, ref: 'heads/main' })
  const branch = `change-${it.now()}`
  await git.createRef({ ...AT, ref: `refs/heads/${branch}`, sha: main.object.sha })
  const content = Buffer.from('alert: on\n').toString('base64')
  const file = { path: `${branch}.yml`, branch, message, content }
  await repos.createOrUpdateFileContents({ ...AT, ...file })
  const { data } = await pulls.create({
    ...AT,
    title: 'Add the alert',
    head: branch,
    base: 'main',
    body,
  })
  it.minutes(1)
  await pulls.merge({ ...AT, pull_number: data.number, ...way })
  return data.number
}

async function quiet(it: Story, number: number) {
  expect((await it.look(number)).effects).toEqual([])
  it.minutes(60)
  expect((await it.look(number)).effects).toEqual([])
}

const click = (it: Story, number: number, state: 'open' | 'closed', reason?: 'not_planned') =>
  it.as('ben').rest.issues.update({
    ...AT,
    issue_number: number,
    state,
    ...(reason === undefined ? {} : { state_reason: reason }),
  })

describe('done', () => {
  test('by a merged pull request that closes it is verified, and nothing has to be written', async () => {
    const it = story()
    const number = await openedItem(it, { due: '2026-12-01' })
    const pull = await merged(it, `Closes #${number}`)
    expect((await it.issue(number)).state).toBe('closed')
    const { item, effects } = await it.look(number)
    expect(item?.action.end).toMatchObject({
      kind: 'merged',
      pull: { repository: null, number: pull },
    })
    expect(effects).toEqual([])
  })

  test.each<[string, (closes: string) => Way]>([
    ['in it', (closes) => ({ message: closes })],
    ['in it, rebased', (closes) => ({ message: closes, merge_method: 'rebase' })],
    ['of its squash', (closes) => ({ merge_method: 'squash', commit_message: closes })],
  ])('by the message of a commit %s is verified by the pull request as well', async (_, way) => {
    const it = story()
    const number = await openedItem(it)
    const pull = await merged(it, '', 'dev', way(`Add the alert\n\nCloses #${number}`))
    const { item, effects } = await it.look(number)
    expect(item?.action.end).toMatchObject({ kind: 'merged', pull: { number: pull } })
    expect(effects).toEqual([])
    const world = it.world(1)
    await world.read()
    const [listed] = await world.items({ also: [number], blocked: false, field: null })
    expect(listed?.events.at(-1)).toMatchObject({ type: 'closed', pull: { number: pull } })
  })

  test('by the message of a commit that was pushed without a pull request is unverified', async () => {
    const it = story()
    const number = await openedItem(it)
    const content = Buffer.from('alert: on\n').toString('base64')
    const file = { ...AT, path: 'alert.yml', message: `Closes #${number}`, content }
    await it.as('ana').rest.repos.createOrUpdateFileContents(file)
    const { item } = await it.look(number)
    expect(item?.action.end?.kind).toBe('unverified')
  })

  test('shows on the card, where there is one', async () => {
    const it = story()
    const number = await openedItem(it, { due: '2026-12-01' })
    await it.say('ben', number, '/priority p2')
    const pull = await merged(it, `Closes #${number}`)
    await it.look(number)
    const card = text(await it.card(number))
    expect(card).toContain('### ✅ Done and verified')
    expect(card).toContain(`with [pull request ${pull}](http://github.test/acme/shop/pull/${pull})`)
    await quiet(it, number)
  })

  test('by the command closes the issue, with the pull request that proves it', async () => {
    const it = story()
    const number = await openedItem(it, { due: '2026-12-01' })
    const pull = await merged(it, '')
    await it.say('ben', number, `/done #${pull}`)
    expect(await it.issue(number)).toMatchObject({ state: 'closed', reason: 'completed' })
    expect(text(await it.card(number))).toContain('### ✅ Done and verified')
    await quiet(it, number)
  })

  test('by a pull request that is not merged is refused, and the issue stays open', async () => {
    const it = story()
    const number = await openedItem(it)
    const said = await it.say('ben', number, '/done #999')
    expect(await it.reactions(said)).toEqual(['confused'])
    expect((await it.issue(number)).state).toBe('open')
    await quiet(it, number)
  })

  test('by hand is unverified, and a proof that is named later verifies it', async () => {
    const it = story()
    const number = await openedItem(it)
    await click(it, number, 'closed')
    const { item, effects } = await it.look(number)
    expect(effects).toEqual([])
    expect(item?.action.end?.kind).toBe('unverified')
    const pull = await merged(it, '')
    await it.say('ben', number, `/done #${pull}`)
    expect(text(await it.card(number))).toContain('### ✅ Done and verified')
    await quiet(it, number)
  })

  test.each([
    [
      'done, then declined',
      ['/done', '/decline too costly'],
      'not_planned',
      'Declined: too costly',
    ],
    ['declined, then done', ['/decline too costly', '/done'], 'completed', 'Done, unverified'],
  ])('%s, GitHub says the same of it as its card', async (_, said, reason, shown) => {
    const it = story()
    const number = await openedItem(it)
    for (const words of said) {
      await it.say('ben', number, words)
      it.minutes(1)
    }
    expect(text(await it.card(number))).toContain(shown)
    expect((await it.issue(number)).reason).toBe(reason)
    await quiet(it, number)
  })

  test('is not said against whoever opens it again', async () => {
    const it = story()
    const number = await openedItem(it, { due: '2026-12-01' })
    await it.say('ben', number, '/done')
    expect(text(await it.card(number))).toContain('### ☑️ Done, unverified')
    expect(text(await it.card(number))).not.toContain('sets it')
    it.minutes(1)
    await click(it, number, 'open')
    await it.look(number)
    expect((await it.issue(number)).state).toBe('open')
    expect(text(await it.card(number))).toContain('### 🟢 Open')
    expect(text(await it.card(number))).toContain('not set, `/priority p2` sets it')
    await quiet(it, number)
  })
})

describe('where only a deployment proves anything', () => {
  const config = 'actions: { evidence: deployed, environments: [production] }\n'

  async function deploy(it: Story, environment: string) {
    const { repos } = it.as('dev').rest
    const { data } = await repos.createDeployment({
      ...AT,
      ref: 'main',
      environment,
      required_contexts: [],
      auto_merge: false,
    })
    if (!('id' in data)) throw new Error('no deployment was made')
    it.minutes(1)
    await repos.createDeploymentStatus({ ...AT, deployment_id: data.id, state: 'success' })
    it.minutes(1)
  }

  test('it waits for one of the right environment, looks once a day, and then is verified for good', async () => {
    const it = story({ config })
    const number = await openedItem(it, { due: '2026-12-01' })
    await it.say('ben', number, '/priority p2')
    await merged(it, `Closes #${number}`)
    const { wakeAt } = await it.look(number)
    expect(wakeAt).toBe(it.now() + 86_400_000)
    expect(text(await it.card(number))).toContain('### 🔵 Merged, waiting for its deployment')
    await deploy(it, 'staging')
    await quiet(it, number)
    await deploy(it, 'production')
    const after = await it.look(number)
    const card = text(await it.card(number))
    expect(card).toContain('### ✅ Done and verified')
    expect(card).toContain('deployed to production')
    expect(after.wakeAt).toBeNull()
    await quiet(it, number)
  })

  test('nobody waits longer than thirty days', async () => {
    const it = story({ config })
    const number = await openedItem(it)
    await merged(it, `Closes #${number}`)
    it.pass(31 * 86_400_000)
    expect((await it.look(number)).wakeAt).toBeNull()
  })

  test('it is known without a card too', async () => {
    const it = story({ config })
    const number = await openedItem(it)
    await merged(it, `Closes #${number}`)
    await deploy(it, 'production')
    const { item, effects } = await it.look(number)
    expect(item?.action.end?.kind).toBe('verified')
    expect(effects).toEqual([])
  })
})

describe('declined', () => {
  test('by a click asks once for the reason, and keeps the one that is given', async () => {
    const it = story()
    const number = await openedItem(it, { due: '2026-12-01' })
    await click(it, number, 'closed', 'not_planned')
    await it.look(number)
    const asked = (await it.replies(number)).map(text)
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatch(/^@ben: \*\*This was declined without a reason\.\*\*/)
    await quiet(it, number)
    await it.say('ben', number, '/decline the pool is going away')
    expect(text(await it.card(number))).toContain('### ⚪ Declined: the pool is going away')
    expect(await it.replies(number)).toHaveLength(1)
    await quiet(it, number)
  })

  test('by the command closes the issue as not planned, and asks nothing', async () => {
    const it = story()
    const number = await openedItem(it, { due: '2026-12-01' })
    await it.say('ben', number, '/decline the pool is going away')
    expect(await it.issue(number)).toMatchObject({ state: 'closed', reason: 'not_planned' })
    expect(await it.replies(number)).toEqual([])
    await quiet(it, number)
  })

  test('long ago is not asked about', async () => {
    const it = story()
    const number = await openedItem(it)
    await click(it, number, 'closed', 'not_planned')
    it.pass(8 * 86_400_000)
    expect((await it.look(number)).effects).toEqual([])
  })
})
