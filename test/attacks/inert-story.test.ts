import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Started } from '../sandbox/support.ts'
import { type Entrance, entrance } from '../support/entrance.ts'
import { OUR_APP } from '../support/our-app.ts'
import { startedAt } from '../support/served.ts'
import { alive } from './github-renderer.ts'
import { LINES, PAGE } from './hostile.ts'
import { hostileStory } from './hostile-story.ts'
import type { Written } from './written-by-us.ts'

const KEY = { id: 'k1', secret: 'canary-of-the-signing-key' }

let box: Started
let door: Entrance
let texts: readonly Written[]

beforeAll(async () => {
  box = await startedAt({
    at: '2026-11-20T14:00:00Z',
    box: {
      app: { events: OUR_APP.events },
      seed: { files: { '.github/sitrep.yml': 'services: { checkout: { people: [dev] } }\n' } },
    },
  })
  door = await entrance(box, { keys: [KEY], now: () => box.sandbox.world.now() })
  box.seeded.app.webhookUrl = `${door.url}/api/github/webhooks`
  texts = await hostileStory({
    box,
    settled: async () => {
      for (let turn = 0; turn < 2; turn++) {
        await box.sandbox.settled()
        await door.app.idle()
      }
    },
  })
}, 600_000)
afterAll(async () => {
  await door.close()
  await box.close()
})

test('the story comes to every place in which text of people may stand', () => {
  const places = new Set(texts.map(({ place }) => place))
  expect([...places]).toEqual(expect.arrayContaining([...PLACES]))
  for (const place of HOSTILE)
    expect(texts.some((one) => one.place === place && /evil/i.test(one.text))).toBe(true)
})

test('what the postmortem promises is opened, each as an issue with its own words', () => {
  const titles = texts.filter(({ place }) => place === TITLE).map(({ text }) => text)
  // Two rows name something of another repository, which carries them on.
  expect(titles).toHaveLength(LINES.filter((line) => !line.includes('|')).length - 2)
})

const TITLE = 'title of issue: comment: action'
const HOSTILE = [
  'comment: card',
  'comment: reply',
  'pull request',
  'file: md',
  'path',
  'issue: comment: action',
  TITLE,
]
const PLACES = [
  'annotation',
  ...HOSTILE,
  'issue: comment: incident',
  'issue: comment: report',
  'title of pull request',
  'summary of a check',
  'commit message',
  'branch',
  'path',
]

test('nothing of it is alive anywhere', () => {
  const found = texts.flatMap(({ place, ground, text }) =>
    alive(text, ground).map((what) => `${place}: ${what}`),
  )
  expect([...new Set(found)]).toEqual([])
})

test('nothing of it is logged, at the level that says most', () => {
  // Whose role was asked for is told by their login, also where nobody has it.
  const telling = door.log().filter((line) => SECRET.test(line.replace(ASKED, '')))
  expect(telling.map((line) => line.slice(0, 1_000))).toEqual([])
  expect(door.log().length).toBeGreaterThan(100)
})

const ASKED = /\/(?:collaborators|assignees)\/[\w-]+/
const SECRET = /evil|[@#-]666\d\d|Zq7Zq7|canary|ghs_|PRIVATE KEY/i

describe('the judge', () => {
  test.each(
    LINES.filter(
      (line) => !/evilbell|evilsecret|evilhalf|evilchart|::error|evilliquid|evilcell/.test(line),
    ),
  )('finds %j alive where it stands bare', (line) => {
    expect(alive(`text\n\n${line}\n`, 'conversation')).not.toEqual([])
  })

  test('finds every block of a page', () => {
    expect(alive(PAGE, 'conversation').length).toBeGreaterThan(8)
  })

  test('finds secrets and what cannot be seen', () => {
    for (const line of LINES.filter((one) => /evilbell|evilsecret|evilhalf/.test(one)))
      expect(alive(line, 'plain')).not.toEqual([])
  })

  test.each([
    '`@evilone` and ``#66601``',
    '```text\n@evilone #66601 **evilbold**\n```',
    'nothing of the kind, see #12 and @ana',
    '@&#8203;evilone #&#8203;66601 &#42;&#42;evilbold&#42;&#42; &#91;evillink](x)',
    '> &#47;evilcommand',
  ])('leaves %j alone', (text) => {
    expect(alive(text, 'conversation')).toEqual([])
  })
})
