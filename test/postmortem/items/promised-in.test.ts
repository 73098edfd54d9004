import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReadBy } from '../../../src/postmortem/items/placed-in.ts'
import { promisedIn } from '../../../src/postmortem/items/promised-in.ts'

const BY: ReadBy = { known: null, zone: 'UTC', names: new Set() }
const items = (body: string, by: ReadBy = BY) =>
  promisedIn(`# Outage 2026-11-20\n\n## Action items\n\n${body}`, by).items

test('an item is plain data', () => {
  const [item] = items(
    '- [ ] **Alert** on a full `pool.max` (@ana, due Dec 1, P2) [#4](https://github.com/a/b/issues/4)\n  - because it was full\n    twice\n',
  )
  expect(structuredClone(item)).toEqual({
    id: item?.id,
    title: 'Alert on a full pool.max',
    details: '- because it was full\n  twice',
    line: 5,
    owners: [{ text: 'ana', login: 'ana' }],
    due: { text: 'Dec 1', reading: { date: '2026-12-01', written: 'no-year' } },
    priority: 'p2',
    priorityText: 'P2',
    kind: null,
    status: 'open',
    tracked: ['https://github.com/a/b/issues/4'],
    blockedBy: [],
  })
})

test('a title is one line of at most 250 characters, and what it has no room for is in the details', () => {
  const long = `Alert ${'on a full pool '.repeat(40)}soon`
  const [item] = items(`- ${long}\n`)
  expect(item?.title.length).toBeLessThanOrEqual(250)
  expect(item?.details).toBe(long)
})

test.each([
  ['Blocked by', 'A2', ['a2']],
  ['Depends on', 'A2 and #12', ['a2', '#12']],
  ['Dependencies', 'https://github.com/a/b/issues/3', ['https://github.com/a/b/issues/3']],
  ['Prerequisite', 'acme/shop#7, OPS-71', ['acme/shop#7', 'OPS-71']],
  ['Blocked by', 'the budget', []],
  ['Blocked by', '-', []],
  ['Blocked by', 'A1', []],
])('under %s, %s waits for %j', (column, cell, expected) => {
  const [first] = items(
    `| ID | Action | ${column} |\n|-|-|-|\n| A1 | Ship it | ${cell} |\n| A2 | Test it | |\n`,
  )
  expect(first?.blockedBy).toEqual(expected)
})

test('numbers of rows name the rows that things wait for, though they are nobody’s id', () => {
  const [first, second] = items(
    '| # | Action | Blocked by |\n|-|-|-|\n| 1 | Ship it | 2 |\n| 2 | Test it | |\n',
  )
  expect(first?.blockedBy).toEqual([second?.id])
})

test.each(['None.', 'No action items needed.', '- N/A\n'])(
  '%j says that there are none',
  (body) => {
    expect(promisedIn(`## Action items\n\n${body}`, BY)).toMatchObject({ items: [], none: true })
  },
)

test('initials are somebody only where they are known, and in capitals', () => {
  const by = { ...BY, names: new Set(['al', 'ana lima']) }
  expect(items('- AL: ship it\n', by)[0]?.owners).toEqual([{ text: 'AL', login: null }])
  expect(items('- AL: ship it\n')[0]?.owners).toEqual([])
  expect(items('- al: ship it\n', by)[0]?.owners).toEqual([])
  expect(items('- ship it (AL)\n', by)[0]?.owners).toEqual([{ text: 'AL', login: null }])
})

test('days move with the day in the team’s zone on which the incident was over', () => {
  const known = {
    ...{ number: 4, title: '', severity: null, services: [], cause: null, participants: [] },
    times: {
      started: Date.parse('2026-11-19T22:00:00Z') as never,
      resolved: Date.parse('2026-11-19T23:30:00Z') as never,
    },
  }
  const day = (zone: string) =>
    promisedIn('## Action items\n\n- Ship it, due tomorrow\n', { ...BY, known, zone }).items[0]?.due
      ?.reading.date
  expect([day('UTC'), day('Europe/Berlin')]).toEqual(['2026-11-20', '2026-11-21'])
})

test.each([
  ['published: 2026-12-01\n', '2026-12-02'],
  ['date: 2026-11-20\n', '2026-11-21'],
])('days move with the day that front matter %j names', (front, day) => {
  const { items: found } = promisedIn(
    `---\n${front}---\n\n## Action items\n\n- Ship it, due tomorrow\n`,
    BY,
  )
  expect(found[0]?.due?.reading.date).toBe(day)
})

test('a due date itself is no day to count from', () => {
  const { items: found } = promisedIn(
    '## Action items\n\n| Action | Due |\n|-|-|\n| Ship it | 2026-12-01 |\n| Test it | next week |\n',
    BY,
  )
  expect(found[1]?.due?.reading).toEqual({ date: null, problem: 'relative', readings: [] })
})

test.each([
  ['May', 'ambiguous', ['2027-05-01', '2027-05-31']],
  ['January 2027', 'ambiguous', ['2027-01-01', '2027-01-31']],
  ['01/02/2027', 'ambiguous', ['2027-02-01', '2027-01-02']],
  ['ASAP', 'vague', []],
  ['next sprint', 'vague', []],
  ['30 February 2027', 'impossible', []],
])('%s is told and not guessed', (words, problem, readings) => {
  const [item] = items(`| Action | Due |\n|-|-|\n| Ship it | ${words} |\n`)
  expect(item?.due?.reading).toEqual({ date: null, problem, readings })
})

const word = fc.constantFrom('alert', 'pool', 'ship', 'index', 'the', 'limit', 'café', 'cut')
const title = fc
  .array(word, { minLength: 2, maxLength: 6 })
  .map((words) => `Make ${words.join(' ')}`)
const login = fc.stringMatching(/^[a-z][a-z\d]{2,10}$/)
const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const row = fc.record({
  title,
  owners: fc.uniqueArray(login, { maxLength: 3 }),
  due: fc.option(day, { nil: null }),
  done: fc.boolean(),
})
const HEADS = {
  title: fc.constantFrom('Action', 'What', 'Task', 'Action item', 'Description', 'Follow-up'),
  owners: fc.constantFrom('Owner', 'Assignee', 'DRI', 'Who', 'Responsible', 'Assigned to'),
  due: fc.constantFrom('Due', 'Due date', 'ETA', 'Deadline', 'When', 'Target date'),
  done: fc.constantFrom('Status', 'State', 'Done'),
}
const heads = fc.record(HEADS)
const order = fc.shuffledSubarray(['title', 'owners', 'due', 'done'] as const, { minLength: 4 })

test('whatever the order and the names of its columns, a table is read back to what it says', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), heads, order, (rows, names, at) => {
      const cells = (one: (typeof rows)[number]) => ({
        title: one.title,
        owners: one.owners.map((owner) => `@${owner}`).join(', '),
        due: one.due ?? '',
        done: one.done ? 'done' : 'open',
      })
      const line = (texts: readonly string[]) => `| ${texts.join(' | ')} |`
      const table = [
        line(at.map((key) => names[key])),
        line(at.map(() => '---')),
        ...rows.map((one) => line(at.map((key) => cells(one)[key]))),
      ].join('\n')
      const found = items(table)
      expect(
        found.map((item) => ({
          title: item.title,
          owners: item.owners.map((owner) => owner.login),
          due: item.due?.reading.date ?? null,
          done: item.status === 'done',
        })),
      ).toEqual(rows)
      expect(new Set(found.map(({ id }) => id)).size).toBe(rows.length)
    }),
  )
})

test('any text at all is read', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
      const read = promisedIn(`## Action items\n\n${text}`, BY)
      for (const { id, title: words } of read.items) {
        expect(id).toMatch(/^[a-z\d-]{1,40}$/)
        expect(words).not.toContain('\n')
      }
    }),
  )
})

test('what has the shape of a secret stays in the document', () => {
  const secret = ['gh', 'p_', 'Zq7'.repeat(12)].join('')
  const list = items(`- [ ] Revoke ${secret} (@ana)\n  - it was ${secret}\n`)
  const table = items(
    `| Action | Owner | Due | Priority |\n|-|-|-|-|\n| Revoke \`${secret}\` | ${secret} | ${secret} | ${secret} |\n`,
  )
  const hook = ['https://hooks.sl', `ack.com/services/T000/B000/${'Zq7'.repeat(8)}`].join('')
  const link = `[OPS-1](https://bot:${'Zq7'.repeat(3)}@jira.example.com/browse/OPS-1)`
  const places = items(
    `| Action | Owner | Ticket | Blocked by |\n|-|-|-|-|\n| Revoke it | @ana | ${link} | ${hook} |\n`,
  )
  expect([list.length, table.length, places.length]).toEqual([1, 1, 1])
  expect(list[0]).toMatchObject({
    title: 'Revoke [redacted: github-token]',
    details: '- it was [redacted: github-token]',
    owners: [{ text: 'ana', login: 'ana' }],
  })
  expect(places[0]?.tracked).toEqual([
    'https://bot:[redacted: url-password]@jira.example.com/browse/OPS-1',
  ])
  expect(JSON.stringify([list, table, places])).not.toContain('Zq7')
})
