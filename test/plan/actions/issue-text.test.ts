import fc from 'fast-check'
import markdownit from 'markdown-it'
import { describe, expect, test } from 'vitest'
import { readCalls } from '../../../src/markdown/calls.ts'
import type { IssueAbout } from '../../../src/plan/actions/issue-about.ts'
import { issueText } from '../../../src/plan/actions/issue-text.ts'
import { ISSUE_VARIABLES } from '../../../src/plan/actions/issue-variables.ts'
import { hostileText, live } from '../../markdown/oracle.ts'
import { POLICY } from '../../support/policy.ts'
import { incidentWith } from '../../support/scene.ts'
import { HOME, item, on } from './items.ts'

const EMPTY = { assignees: [], mentioned: [], teams: [], unknown: [] }

const about = (more: Partial<IssueAbout> = {}): IssueAbout => ({
  item: item('Alert on the pool', {
    details: '- at 80 %\n- for the team that is on call',
    line: 31,
    due: on('2026-12-01'),
    priority: 'p1',
    kind: 'detect',
  }),
  owners: { ...EMPTY, assignees: ['ana'] },
  incident: incidentWith(
    { type: 'severity-set', severity: 'sev1' },
    { type: 'service-added', service: 'checkout' },
  ),
  policy: { ...POLICY, zone: 'Europe/Berlin' },
  issue: { number: 42, title: 'Checkout fails', url: `${HOME}/issues/42` },
  document: { path: 'postmortems/2026-11-20-42-checkout.md', commit: 'c0ffee1' },
  home: HOME,
  ...more,
})

const written = (more: Partial<IssueAbout> = {}) => issueText(about(more), null)
const line = (name: string, more: Partial<IssueAbout>) =>
  written(more)
    .body.split('\n')
    .find((one) => one.startsWith(`- **${name}**: `))
    ?.slice(`- **${name}**: `.length)

test('reads as it is kept here', async () => {
  await expect(`${written().body}\n`).toMatchFileSnapshot('./action-item.md')
})

test('has the labels by which it is found', () => {
  const owners = { ...EMPTY, teams: ['acme/sre', `acme/${'long'.repeat(15)}`] }
  expect(written({ owners }).labels).toEqual([
    'action-item',
    'priority: p1',
    'kind: detect',
    'service: checkout',
    'team: acme/sre',
  ])
  const bare = { item: item('Alert'), incident: incidentWith() }
  expect(written(bare).labels).toEqual(['action-item'])
})

describe('its owner', () => {
  test.each([
    [{}, 'nobody yet: type `/owner @login`'],
    [{ assignees: ['ana', 'ben'] }, '@ana, @ben'],
    [{ mentioned: ['carl'] }, '@carl (GitHub cannot assign them here)'],
    [{ teams: ['acme/sre'] }, '@acme/sre'],
    [{ unknown: ['Grace'] }, 'Grace (nobody was found by that name): type `/owner @login`'],
    [{ assignees: ['ana'], unknown: ['Grace'] }, '@ana, Grace (nobody was found by that name)'],
    [{ mentioned: ['<b> @all'] }, '&#60;b&#62; @&#8203;all (GitHub cannot assign them here)'],
  ])('%o reads %s', (owners, words) => {
    expect(line('Owner', { owners: { ...EMPTY, ...owners } })).toBe(words)
  })
})

describe('its due date', () => {
  const unread = (text: string, problem: string, readings: readonly string[] = []) =>
    ({ text, reading: { date: null, problem, readings } }) as never

  test.each([
    [on('2026-12-01'), 'Tue 1 Dec 2026 (Europe/Berlin)'],
    [null, 'none yet: type `/due friday`'],
    [
      unread('01/02/2026', 'ambiguous', ['2026-02-01', '2026-01-02']),
      'none yet. The document says 01/02/2026, which may be Sun 1 Feb 2026 or Fri 2 Jan 2026: type `/due 2026-02-01`',
    ],
    [
      unread('@all soon', 'vague'),
      'none yet. The document says @&#8203;all soon, which is no day: type `/due 2026-12-01`',
    ],
    [
      unread('2026-02-30', 'impossible'),
      'none yet. The document says 2026-02-30, which no calendar has: type `/due 2026-12-01`',
    ],
  ])('%o reads %s', (due, words) => {
    expect(line('Due', { item: item('Alert', { due }) })).toBe(words)
  })
})

test('leaves out what nobody has said, and tells a priority that is none of ours', () => {
  const bare = { item: item('Alert'), incident: incidentWith() }
  for (const name of ['Priority', 'Kind', 'Services']) expect(line(name, bare)).toBeUndefined()
  expect(line('Priority', { item: item('Alert', { priorityText: 'blocker!' }) })).toBe(
    'none yet. The document says blocker!: type `/priority p2`',
  )
})

test('leads to the line that promises it, in the version that does', () => {
  const document = { path: 'post mortems/a (1).md', commit: 'c0ffee1' }
  expect(line('Promised in', { document })).toBe(
    `[the postmortem, line 31](${HOME}/blob/c0ffee1/post%20mortems/a%20%281%29.md?plain=1#L31)`,
  )
})

test('waits for the deployment where that is what config asks for', () => {
  const actions = { ...POLICY.actions, evidence: 'deployed' as const, environments: ['production'] }
  expect(written({ policy: { ...POLICY, actions } }).body).toContain(
    'It counts as proven once that is deployed to production.',
  )
  expect(written().body).not.toContain('deployed')
})

describe("a team's own template", () => {
  const template = (text: string) => ({ source: '.github/sitrep/action-item.md', text })

  test('takes the place of ours, and may use every name', () => {
    const names = ISSUE_VARIABLES.map(({ name }) => `{{ ${name} }}`).join('\n')
    const { body, problems } = issueText(about(), template(names))
    expect(problems).toEqual([])
    expect(body).toContain('@ana')
  })

  test('is told with its line and column where it has a mistake, and ours is used', () => {
    const { body, problems } = issueText(about(), template('{{ title }}\n{{ titel }} @all'))
    expect(problems).toMatchObject([
      { source: '.github/sitrep/action-item.md', line: 2, column: 4 },
    ])
    expect(body).toContain(written().body)
    expect(body).toContain('line 2, column 4: undefined variable: titel.')
  })

  test('is not used where it makes more than GitHub takes', () => {
    const { body, problems } = issueText(
      about(),
      template('{% for n in (1..9000) %}too long{% endfor %}'),
    )
    expect(problems).toHaveLength(1)
    expect(body).toContain(written().body)
  })
})

const renderer = markdownit({ html: true, linkify: true, breaks: true })
renderer.linkify.set({ fuzzyLink: false })
const rendered = (body: string): string => renderer.render(body)
const shown = (html: string): string =>
  html
    .replaceAll(/<code>[^<]*<\/code>/g, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

/** Whatever can come from people says the same hostile text. */
const saying = (text: string): IssueAbout =>
  about({
    item: item(text, {
      details: `${text}\n\n${text}`,
      due: { text, reading: { date: null, problem: 'unreadable', readings: [] } },
      priorityText: text,
    }),
    owners: { ...EMPTY, unknown: [text], mentioned: [text], teams: [text] },
    incident: incidentWith(
      { type: 'severity-set', severity: text },
      { type: 'service-added', service: text },
    ),
    issue: { number: 42, title: text, url: `${HOME}/issues/42` },
  })

test('whatever a document says, nobody is told, nothing is referred to, and no command is run', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      // A login or a team is there to be told.
      fc.pre(!/^[\w./-]*$/.test(text))
      const { title, body, labels } = issueText(saying(text), null)
      const html = rendered(body)
      expect(live(shown(html))).toEqual([])
      expect(html).not.toMatch(/<(?:img|b|td|table|script|input|h1|hr)\b/i)
      expect(readCalls(body).calls).toEqual([])
      expect(title.length).toBeLessThanOrEqual(256)
      expect(title).toMatch(/\S/)
      expect(title).not.toMatch(/[\r\n]/)
      for (const label of labels) expect(label.length).toBeLessThanOrEqual(50)
      expect(body.length).toBeLessThan(60_000)
    }),
    { numRuns: 1000 },
  )
})

test('is short enough for GitHub however much a document says', () => {
  const { body, title } = issueText(saying('@`<[#1 '.repeat(20_000)), null)
  expect(body.length).toBeLessThan(60_000)
  expect(title).toHaveLength(256)
})
