import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '../../../src/domain/instant.ts'
import { readOffline } from '../../../src/reports/data/offline.ts'

const cases = (entries: unknown) => {
  const read = readOffline(JSON.stringify(entries))
  if (read.kind === 'refused') throw new Error(read.mistakes.join('\n'))
  return read.cases
}
const mistakes = (text: string) => {
  const read = readOffline(text)
  return read.kind === 'refused' ? read.mistakes : []
}
const wrong = (...entries: readonly unknown[]) => mistakes(JSON.stringify(entries))

describe('an entry with everything', () => {
  const [one] = cases([
    {
      ...{ number: 1, title: ' Checkout is down ', severity: 'sev2', cause: 'deployment' },
      services: ['checkout', 'search', 'checkout'],
      startedAt: '2026-11-20T14:00:00Z',
      detectedAt: '2026-11-20T15:02:30.5+01:00',
      declaredAt: '2026-11-20 14:03Z',
      acknowledgedAt: '2026-11-20T09:04:00-0500',
      mitigatedAt: '2026-11-20t14:05:00z',
      resolvedAt: '2026-11-20T14:06:00Z',
      drill: false,
    },
  ])

  test('is read with its times in whatever zone they are written', () => {
    expect(one?.times).toEqual({
      started: instant('2026-11-20T14:00:00Z'),
      detected: instant('2026-11-20T14:02:30.500Z'),
      declared: instant('2026-11-20T14:03:00Z'),
      acknowledged: instant('2026-11-20T14:04:00Z'),
      mitigated: instant('2026-11-20T14:05:00Z'),
      resolved: instant('2026-11-20T14:06:00Z'),
    })
  })

  test('and with all that it says', () => {
    expect(one).toMatchObject({
      ...{ number: 1, title: 'Checkout is down', severity: 'sev2', cause: 'deployment' },
      ...{ services: ['checkout', 'search'], excluded: null, category: 'resolved', disorders: [] },
    })
  })
})

test('a key that says null is like one that is not there', () => {
  const nulls = {
    ...{ title: null, severity: null, services: null, cause: null, drill: null },
    ...{ startedAt: null, detectedAt: null, declaredAt: null, acknowledgedAt: null },
    ...{ mitigatedAt: null, resolvedAt: null },
  }
  expect(cases([{ number: 1, ...nulls }])).toEqual(cases([{ number: 1 }]))
})

test.each([
  [{}, 'investigating', null],
  [{ mitigatedAt: '2026-11-20T14:00:00Z' }, 'mitigated', null],
  [{ resolvedAt: '2026-11-20T14:00:00Z' }, 'resolved', null],
  [{ drill: true }, 'investigating', 'drill'],
])('what says %j is %s', (said, category, excluded) => {
  expect(cases([{ number: 1, ...said }])).toMatchObject([{ category, excluded }])
})

test('times in an order that cannot be are no mistake of the file, and told with the incident', () => {
  const [one] = cases([
    { number: 1, startedAt: '2026-11-20T15:00:00Z', detectedAt: '2026-11-20T14:00:00Z' },
  ])
  expect(one?.disorders).toEqual([['started', 'detected']])
})

test('an empty list is a list, also behind a mark of byte order', () => {
  expect(readOffline('\ufeff[]')).toEqual({ kind: 'read', cases: [], notes: [] })
})

describe('every mistake names entry and key, what was read and what to write', () => {
  test.each([
    [
      { number: 1, startedAt: '2026-11-20T14:05' },
      '"2026-11-20T14:05", which does not say in which zone. Write the time with its zone, such as 2026-11-20T14:05:00Z or 2026-11-20T15:05:00+01:00.',
      'startedAt',
    ],
    [
      { number: 1, resolvedAt: '2026-11-20' },
      '"2026-11-20", which does not say in which zone.',
      'resolvedAt',
    ],
    [
      { number: 1, resolvedAt: '2026-02-30T10:00:00Z' },
      '"2026-02-30T10:00:00Z", which is on no calendar or clock.',
      'resolvedAt',
    ],
    [
      { number: 1, resolvedAt: '2026-11-20T24:00:00Z' },
      '"2026-11-20T24:00:00Z", which is on no calendar or clock.',
      'resolvedAt',
    ],
    [
      { number: 1, resolvedAt: '2026-11-20T10:00:00+99:00' },
      '+99:00", which is on no calendar or clock.',
      'resolvedAt',
    ],
    [
      { number: 1, declaredAt: '9999-12-31T23:59:59Z' },
      '"9999-12-31T23:59:59Z", when there was no such incident. Write a year from 1970 to 2999',
      'declaredAt',
    ],
    [
      { number: 1, declaredAt: '1970-01-01T00:00:00+14:00' },
      '+14:00", when there was no such incident.',
      'declaredAt',
    ],
    [
      { number: 1, detectedAt: 'yesterday' },
      '"yesterday". Write a time in quotes with its zone',
      'detectedAt',
    ],
    [
      { number: 1, detectedAt: 1795162801 },
      '1795162801. Write a time in quotes with its zone',
      'detectedAt',
    ],
    [{ number: 1, title: 5 }, '5. Write a text in quotes, or null.', 'title'],
    [{ number: 1, severity: ['sev1'] }, 'a list. Write a text in quotes, or null.', 'severity'],
    [
      { number: 1, services: 'checkout' },
      '"checkout". Write a list of names, such as ["checkout", "search"].',
      'services',
    ],
    [
      { number: 1, services: ['checkout', null] },
      'null in the list. Write a list of names',
      'services',
    ],
    [{ number: 1, drill: 'yes' }, '"yes". Write true or false.', 'drill'],
  ])('%j', (entry, words, key) => {
    const [told, ...more] = wrong(entry)
    expect(told).toMatch(`Entry 1 (number 1), "${key}": read `)
    expect(told).toContain(words)
    expect(more).toEqual([])
  })

  test.each([[0], [-1], [1.5], ['12'], [true], [2 ** 60]])(
    '%j is no number of an issue',
    (number) => {
      expect(wrong({ number })).toEqual([
        `Entry 1, "number": read ${JSON.stringify(number)}. Write the number of the issue, such as 12.`,
      ])
    },
  )

  test('an entry without a number is told by its place', () => {
    expect(wrong({ number: 1 }, { title: 'x' })).toEqual([
      'Entry 2, "number": is missing. Write the number of the issue, such as 12.',
    ])
  })

  test('a number that was there before names the entry that has it', () => {
    expect(wrong({ number: 7 }, { number: 8 }, { number: 7 }, { number: 7 })).toEqual([
      'Entry 3 (number 7), "number": entry 1 has it too. Give each incident its own.',
      'Entry 4 (number 7), "number": entry 1 has it too. Give each incident its own.',
    ])
  })

  test.each([7, null, 'x', []])('%j is no entry', (entry) => {
    expect(wrong(entry)[0]).toMatch(/^Entry 1: read .+\. Write an object such as \{"number": 1/)
  })

  test('all are told at once, in the order of the file', () => {
    const told = wrong({ number: 1, drill: 1, title: 2 }, 3, { severity: 4 })
    expect(told.map((words) => words.split(':')[0])).toEqual([
      'Entry 1 (number 1), "title"',
      'Entry 1 (number 1), "drill"',
      'Entry 2',
      'Entry 3, "number"',
      'Entry 3, "severity"',
    ])
  })
})

describe('what is no list of incidents is told as what it is', () => {
  test.each([
    ['', 'The file is no JSON: '],
    ['[{]', 'The file is no JSON: '],
    ['{"incidents": []}', 'The file holds an object. Write a list of incidents: '],
    ['null', 'The file holds null. Write a list of incidents: '],
    ['"x"', 'The file holds "x". Write a list of incidents: '],
  ])('%j', (text, words) => {
    expect(mistakes(text)).toEqual([expect.stringMatching(new RegExp(`^${words}`))])
  })
})

describe('a key that nobody knows', () => {
  const notes = (entry: object) => readOffline(JSON.stringify([{ number: 1, ...entry }])).notes

  test('is told, with what was probably meant, and stops nothing', () => {
    expect(cases([{ number: 1, declredAt: 'x' }])).toHaveLength(1)
    expect(notes({ declredAt: 'x' })).toEqual([
      'Entry 1 (number 1), "declredAt": is no key that is read, so it was left out. Did you mean "declaredAt"?',
    ])
    expect(notes({ colour: 1 })[0]).toContain('Read are number, title, severity, services, cause,')
  })

  test('is none of those that every object has', () => {
    expect(notes({})).toEqual([])
    expect(cases([{ number: 1, toString: 1 }])).toHaveLength(1)
    expect(readOffline('[{"number": 1, "__proto__": {"drill": true}}]')).toMatchObject({
      ...{ kind: 'read', cases: [{ excluded: null }] },
      notes: [expect.stringContaining('"__proto__"')],
    })
  })
})

test('what is told of a file is short, on one line, and without its secrets', () => {
  const secret = `ghp_${'a1B2'.repeat(9)}`
  const [told = ''] = wrong({ number: 1, drill: `${secret}\n\u202e${'x'.repeat(500)}` })
  expect(told).not.toContain(secret)
  expect(told).not.toMatch(/[\n\u202e]/)
  expect(told.length).toBeLessThan(200)
})

test('whatever the file holds, it is read or refused', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const read = readOffline(text)
      if (read.kind === 'refused') expect(read.mistakes.length).toBeGreaterThan(0)
    }),
  )
})
