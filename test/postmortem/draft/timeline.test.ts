import { describe, expect, test } from 'vitest'
import type { FactBody } from '../../../src/domain/fact.ts'
import { plus } from '../../../src/domain/instant.ts'
import { people } from '../../../src/postmortem/draft/people.ts'
import { scene } from '../../../src/postmortem/draft/scene.ts'
import { deploymentsBefore, rowLink, timelineRows } from '../../../src/postmortem/draft/timeline.ts'
import { about, at, bare, history, OPENING, reopened, rich } from './incidents.ts'

const rows = (lines: Parameters<typeof history>[1]) =>
  timelineRows(scene(about(history(OPENING, lines)))).map(({ what }) => what)

describe('the rows', () => {
  test('stand in order, by the time that they tell of', () => {
    const times = timelineRows(scene(rich)).map((row) => row.at)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    const pool = timelineRows(scene(rich)).find(({ what }) => what.includes('Pool raised'))
    expect(pool?.at).toBe(at('14:19'))
  })

  test('tell a time once, from the fact that set it or from the mark', () => {
    const what = timelineRows(scene(rich)).map((row) => row.what)
    expect(what.filter((words) => /declared|Declared/.test(words))).toHaveLength(1)
    expect(what.filter((words) => /mitigated|Impact over/.test(words))).toHaveLength(1)
    expect(what).toContain('Impact began (entered by hand)')
  })

  test.each<[FactBody, string]>([
    [{ type: 'snoozed', until: null }, 'snoozed'],
    [{ type: 'item-ticked', item: 'x', done: true }, 'ticked'],
    [{ type: 'status-label-removed' }, 'label'],
    [{ type: 'time-set', time: 'detected', value: at('14:05') }, 'set to'],
    [{ type: 'meeting-set', when: at('24T09:00') }, 'eeting'],
    [{ type: 'postmortem-asked' }, 'ostmortem'],
  ])('leave out what matters to nobody later: %o', (fact, word) => {
    expect(rows([['14:10', 'ben', fact]]).join('\n')).not.toContain(word)
  })

  test('show the day where it was not over on the day on which it began', () => {
    const link = (story: typeof rich) => {
      const view = scene(story)
      const [first] = timelineRows(view)
      return first === undefined ? '' : rowLink(first, view)
    }
    expect(link(rich)).toMatch(/^\[13:51\]/)
    expect(link(reopened)).toMatch(/^\[2026-11-20 14:06\]/)
  })

  test('are bounded, and say how many were left out', () => {
    const many = Array.from({ length: 900 }, (_, index) => {
      const when = plus(at('14:10'), index * 1000)
      return ['14:10', 'ben', { type: 'timeline-noted', text: `note ${index}`, when }] as const
    })
    const what = rows(many)
    expect(what).toHaveLength(401)
    expect(what[200]).toMatch(/^\d{3} more events are told on the incident only\.$/)
    expect(what.at(-1)).toContain('note 899')
  })
})

describe('deployments', () => {
  test('of the day before the start are listed, the latest first', () => {
    const listed = deploymentsBefore(scene(rich))
    expect(listed).toHaveLength(2)
    expect(listed[0]).toContain('to production, 2026-11-20 13:51 UTC, 7 min before the start')
    expect(listed[1]).toContain('[abc1234](')
  })

  test('shortly before and during the incident are rows, all others are not', () => {
    const what = timelineRows(scene(rich)).flatMap((row) =>
      row.what.startsWith('Deployed') ? [row.what] : [],
    )
    expect(what).toEqual([
      'Deployed v2.3.1 (abc1234) to production',
      'Deployed v2.3.0 (fff9999) to production',
    ])
  })
})

describe('people', () => {
  const facts = history(OPENING, [
    ['14:08', 'ben', { type: 'acknowledged' }],
    ['14:09', 'ben', { type: 'role-assigned', role: 'commander', login: 'ben' }],
    ['14:20', 'ben', { type: 'role-assigned', role: 'commander', login: 'Caro' }],
    ['14:21', 'ben', { type: 'role-assigned', role: 'operations', login: 'ben' }],
    ['14:30', 'ben', { type: 'acknowledged' }],
    ['14:31', 'caro', { type: 'acknowledged' }],
    ['14:32', 'eve', { type: 'acknowledged' }],
    ['14:33', 'dependabot[bot]', { type: 'acknowledged' }],
  ])
  const who = people(about(facts).incident)

  test('go by the role that they held at that moment, else by their first', () => {
    expect(facts.slice(2).map(who.of)).toEqual([
      'Incident commander',
      'Incident commander',
      'Incident commander',
      'Operations lead',
      'Operations lead',
      'Incident commander',
      'Responder',
      'Automation',
    ])
    expect(who.named('ana')).toBe('Reporter')
  })

  test('are roles in what was said as well, where they took part', () => {
    expect(who.without('@caro and @Eve, not @somebody')).toBe(
      'the incident commander and the responder, not @somebody',
    )
    expect(who.without('mail@caro.test, acme/@caro, @caro/x, @carolin')).toBe(
      'mail@caro.test, acme/@caro, @caro/x, @carolin',
    )
  })
})

test('an incident of which nothing is known has a timeline all the same', () => {
  expect(timelineRows(scene(bare)).map(({ what }) => what)).toEqual([
    'Reporter: declared an incident',
    'Reporter: **resolved**',
  ])
})
