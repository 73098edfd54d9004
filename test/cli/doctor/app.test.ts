import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NEEDED_EVENTS } from '../../../src/cli/doctor/needed.generated.ts'
import type { Delivery } from '../../../src/sandbox/model.ts'
import { SHOP, type Started, start } from '../../sandbox/support.ts'
import { health, wellEquipped } from '../../support/examined.ts'

const ADDRESS = 'https://sitrep.example/api/github/webhooks'
let box: Started
beforeEach(async () => {
  box = await start()
  wellEquipped(box)
})
afterEach(() => box.close())

describe('access', () => {
  test.each([
    ['ana', 'ok', 'who administers acme/shop'],
    ['dev', 'ok', 'who may write to acme/shop'],
    ['caro', 'warning', 'who may only read acme/shop; setup and --run need write'],
  ])('of %s is %s', async (who, state, words) => {
    const [told = ''] = (await health(box, who)).of('access')
    expect(told).toMatch(new RegExp(`^${state}: GITHUB_TOKEN is that of ${who}, `))
    expect(told).toContain(words)
  })

  test('of an App is told with each permission that is missing, and where to accept it', async () => {
    box.seeded.installation.permissions = { metadata: 'read', issues: 'read', contents: 'write' }
    box.seeded.app.permissions = { ...box.seeded.app.permissions, checks: 'read' }
    const found = await health(box, 'app')
    const told = found.of('access').map((one) => one.slice(0, 60))
    expect(told).toEqual([
      expect.stringContaining('broken: The permission issues: write is missing'),
      expect.stringContaining('broken: The permission pull_requests: write is missing'),
      expect.stringContaining('broken: The permission checks: write is missing'),
      expect.stringContaining('warning: The permission actions: read is missing'),
      expect.stringContaining('warning: The permission deployments: read is missing'),
    ])
    const next = found.next('access')
    expect(next[0]).toMatch(
      /^The App asks for it: accept the new permissions at http\S+\/installations\/\d+$/,
    )
    expect(next[2]).toMatch(
      /^Add checks: write at http\S+\/organizations\/acme\/settings\/apps\/sitrep\/permissions, then accept/,
    )
  })

  test('of an App that misses an event is told; without comments nothing works', async () => {
    box.seeded.app.events = NEEDED_EVENTS.filter((name) => name !== 'push')
    expect((await health(box, 'app')).of('access')).toEqual([
      expect.stringMatching(/^warning: The App does not subscribe to push/),
    ])
    box.seeded.app.events = NEEDED_EVENTS.filter((name) => name !== 'issue_comment')
    expect((await health(box, 'app')).of('access')).toEqual([
      expect.stringMatching(/^broken: The App does not subscribe to issue_comment/),
    ])
  })
})

describe('webhook', () => {
  const told = async () => (await health(box, 'app')).of('webhook')

  test('is in order', async () => {
    expect(await told()).toEqual([`ok: Webhooks go to ${ADDRESS}`])
  })

  test.each([
    [null, 'broken: The App has no webhook address'],
    [
      'https://sitrep.example/',
      'warning: Webhooks go to https://sitrep.example/, where Sitrep does not listen',
    ],
    ['http://sitrep.example/api/github/webhooks', 'in clear text'],
    ['https://a:hunter22@x.example/hook?key=hunter22', 'https://x.example/hook, where'],
  ])('to %s is not', async (url, words) => {
    box.seeded.app.webhookUrl = url
    const all = (await told()).join('\n')
    expect(all).toContain(words)
    expect(all).not.toContain('hunter22')
  })

  test('without a secret is not either', async () => {
    box.seeded.app.webhookSecret = ''
    expect(await told()).toEqual([expect.stringContaining('broken: Webhooks are not signed')])
  })

  test('is not asked about with a token, which cannot see it', async () => {
    const found = await health(box, 'ana')
    expect([...found.of('webhook'), ...found.of('deliveries')]).toEqual([])
  })
})

describe('deliveries', () => {
  const HOUR = 3_600_000
  const log = () => box.sandbox.world.state.deliveries

  function put(ago: number, statusCode: number | null, guid = `g${ago}`): void {
    const { id: repositoryId } = box.seeded.repository
    const at = (box.sandbox.world.now() - ago) as Delivery['queuedAt']
    const one: Partial<Delivery> = {
      ...{ id: 1_000_000 - ago, guid, event: 'issues', action: 'opened', repositoryId },
      ...{ installationId: box.seeded.installation.id, redelivery: false, payload: '{}' },
      ...{ requestHeaders: { 'X-GitHub-Hook-Installation-Target-ID': String(box.seeded.app.id) } },
      ...{ queuedAt: at, deliveredAt: at, durationMs: 10, statusCode, status: 'OK' },
      ...{ responseHeaders: {}, responseBody: '' },
    }
    log().push(one as Delivery)
  }
  const told = async () => {
    const found = await health(box, 'app')
    return [...found.of('deliveries'), ...found.next('deliveries')]
  }

  test('that were all taken are in order, with the last one', async () => {
    put(2 * HOUR, 500, 'a')
    put(HOUR, 202, 'a')
    expect(await told()).toEqual([
      expect.stringMatching(/^ok: 2 webhooks in the log, and the last one was taken at 20/),
      null,
    ])
  })

  test.each([
    [0, 'no answer', 'See that the App runs'],
    [401, 'the answer 401', 'the secret that WEBHOOK_SECRET holds'],
    [404, 'the answer 404', 'End the webhook address'],
    [502, 'the answer 502', 'the proxy before it'],
    [503, 'the answer 503', '/readyz'],
  ])('whose last answer was %d are broken, with what to look at', async (code, words, next) => {
    put(3 * HOUR, 202)
    put(HOUR, code)
    const [what, then] = await told()
    expect(what).toContain('broken: 1 webhook of the last day did not arrive')
    expect(what).toContain(words)
    expect(then).toContain(next)
  })

  test('that go through again are a warning, and older failures nothing', async () => {
    put(2 * HOUR, 502)
    put(HOUR, 202)
    expect((await told())[0]).toMatch(/^warning: 1 webhook/)
    log().length = 0
    put(30 * HOUR, 502)
    put(HOUR, 202)
    expect((await told())[0]).toMatch(/^ok: /)
  })

  test('about other repositories are not ours', async () => {
    put(HOUR, 502)
    for (const one of log()) Object.assign(one, { repositoryId: 1 })
    expect((await told())[0]).toMatch(/^unknown: No webhook about this repository/)
  })
})

test('reports that are due and missing are told, once there was one', async () => {
  const bot = await box.asBot()
  await bot.rest.issues.createLabel({ ...SHOP, name: 'report' })
  const report = (key: string) =>
    bot.rest.issues.create({
      ...{ ...SHOP, title: key, labels: ['report'] },
      body: `<!-- sitrep:v1 report ${key} - - -->\nfigures`,
    })
  expect((await health(box)).of('reports')[0]).toMatch(
    /^ok: None was published yet; the next is due/,
  )
  await report('metrics.2020-01')
  const found = await health(box)
  expect(found.of('reports')).toEqual([
    expect.stringMatching(
      /^(?:warning: The report metrics of \S+ was due \S+ and is not there|ok: .*)$/,
    ),
  ])
  await box.as('eve').rest.issues.create({
    ...{ ...SHOP, title: 'mine', body: '<!-- sitrep:v1 report trends.2020-Q1 - - -->' },
  })
  expect((await health(box)).of('reports').join()).not.toContain('trends')
})
