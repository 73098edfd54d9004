import { describe, expect, test } from 'vitest'
import { type Instant, instant } from '../../src/domain/instant.ts'
import { start } from '../sandbox/support.ts'
import { cli } from '../support/cli.ts'

const CONFIG = `timezone: Europe/Berlin
services: { checkout: {}, search: {} }
responders:
  default: weekly, starts Monday 09:00, since 2026-11-16, [ana, ben, caro]
  search:
    layers:
      - { days: [mon, tue, wed, thu, fri], hours: 09:00-17:00, rotation: "weekly, [dan]" }
`
const NOW = instant('2026-11-20T14:30:00Z')
const oncall = (args: readonly string[] = [], now: Instant = NOW, config = CONFIG) =>
  cli(['oncall', ...args], { files: { '.github/sitrep.yml': config }, now: () => now })

test('who is on call for what, until when, and who is next', async () => {
  const { code, out, notes } = await oncall()
  expect([code, notes]).toEqual([0, ''])
  expect(out.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
    ['For', 'First', 'Behind', 'Until', 'Then'],
    ['default', 'ana', 'ben', '2026-11-23 09:00 GMT+1', 'ben'],
    ['search', 'dan', '2026-11-20 17:00 GMT+1', 'nobody'],
  ])
})

test('one service with its coming turns; one without its own has those of all others', async () => {
  const { out } = await oncall(['--service', 'checkout', '--weeks', '2'])
  expect(out.split('\n').map((line) => line.split(/ {2,}/).slice(0, 3))).toEqual([
    ['From', 'Until', 'First'],
    ['2026-11-20 15:30 GMT+1', '2026-11-23 09:00 GMT+1', 'ana'],
    ['2026-11-23 09:00 GMT+1', '2026-11-30 09:00 GMT+1', 'ben'],
    // Where the two weeks end, it is not known that a turn does.
    ['2026-11-30 09:00 GMT+1', 'caro', 'ana'],
  ])
})

test('at another moment, where nobody is on call the exit code says so', async () => {
  const at = ['--at', '2026-11-21 12:00 UTC']
  expect((await oncall(at)).code).toBe(1)
  expect((await oncall([...at, '--service', 'checkout'])).code).toBe(0)
})

test('--json tells the same to programs, in UTC', async () => {
  const { out } = await oncall(['--json', '--service', 'checkout', '--weeks', '1'])
  expect(JSON.parse(out)).toEqual({
    at: '2026-11-20T14:30:00Z',
    services: [
      {
        service: 'default',
        primary: 'ana',
        secondary: 'ben',
        until: '2026-11-23T08:00:00Z',
        people: [],
        teams: [],
        shifts: [
          {
            from: '2026-11-20T14:30:00Z',
            until: '2026-11-23T08:00:00Z',
            primary: 'ana',
            secondary: 'ben',
          },
          {
            from: '2026-11-23T08:00:00Z',
            until: '2026-11-27T14:30:00Z',
            primary: 'ben',
            secondary: 'caro',
          },
        ],
      },
    ],
  })
})

describe('as a calendar', () => {
  const file = async (now: Instant) => `${(await oncall(['--ics', '--weeks', '2'], now)).out}\n`
  const uids = (text: string) => [...text.matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid)

  test('turns are whole, each from its beginning to its end', async () => {
    const text = await file(NOW)
    expect(text).toContain('DTSTART:20261116T080000Z\r\nDTEND:20261123T080000Z\r\n')
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('a turn keeps its name from one day to the next', async () => {
    const [today, tomorrow] = [await file(NOW), await file(instant('2026-11-21T14:30:00Z'))]
    const later = new Set(uids(tomorrow))
    expect(new Set(uids(today)).size).toBe(uids(today).length)
    expect(uids(today).filter((uid) => uid?.startsWith('default') && !later.has(uid))).toEqual([])
  })
})

test.each([
  [['--service', 'serch'], 2, 'did you mean search?'],
  [['--weeks', '0'], 2, '--weeks takes a number from 1 to 52'],
  [['--config', 'a.yml', '--repo', 'acme/shop'], 2, 'leave one out'],
  [['--at', 'someday'], 2, '--at'],
])('%j is told with what to type', async (args, code, words) => {
  const ran = await oncall(args)
  expect(ran.code).toBe(code)
  expect(ran.notes).toContain(words)
})

test('a repository that nobody can see is told so, and not that nobody is on call there', async () => {
  const box = await start()
  const env = {
    GITHUB_API_URL: box.server.apiUrl,
    GITHUB_TOKEN: box.seeded.tokens['ana'] ?? '',
  }
  const unseen = await cli('oncall --repo acme/nothing', { env })
  const unset = await cli('oncall --repo acme/shop', { env })
  await box.close()
  expect([unseen.code, unset.code]).toEqual([1, 1])
  expect(unseen.notes).toContain('sees no repository acme/nothing')
  expect(unset.notes).toContain('names no responders')
})

test('a team without responders is told so', async () => {
  expect(await oncall([], NOW, '')).toMatchObject({ code: 1, out: '' })
  expect((await oncall([], NOW, '')).notes).toContain('names no responders')
})
