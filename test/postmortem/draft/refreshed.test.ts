import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { piecesOf } from '../../../src/postmortem/draft/pieces.ts'
import { refreshed } from '../../../src/postmortem/draft/refreshed.ts'

const page = (keys: Readonly<Record<string, string>>, sections: Readonly<Record<string, string>>) =>
  [
    '---',
    ...Object.entries(keys).map(([key, value]) => `${key}: ${value}`),
    '---',
    '',
    '# Postmortem: Checkout',
    '',
    ...Object.entries(sections).map(([name, text]) => `## ${name}\n\n${text}\n`),
  ].join('\n')

const ours = page(
  { severity: 'sev2', resolved: '', cause: '' },
  { Impact: 'TODO: users', Timeline: 'one row', 'Root cause': 'TODO: why' },
)
const fresh = page(
  { severity: 'sev1', resolved: '2026-11-20T15:00:00Z', cause: '' },
  {
    Impact: '12,000 users',
    Timeline: 'one row\ntwo rows',
    'Root cause': 'TODO: why',
    Links: '- a',
  },
)
const edited = (...changes: readonly (readonly [string, string])[]) =>
  changes.reduce((text, [from, to]) => {
    expect(text).toContain(from)
    return text.replace(from, to)
  }, ours)

describe('a document in which people wrote', () => {
  const current = edited(['TODO: why', 'The pool was empty.'], ['severity: sev2', 'severity: sev3'])
  const result = refreshed(current, ours, fresh)

  test('keeps their sections and keys, and takes over the rest', () => {
    expect(result).toContain('The pool was empty.')
    expect(result).toContain('severity: sev3')
    expect(result).toContain('12,000 users')
    expect(result).toContain('two rows')
    expect(result).toContain('resolved: 2026-11-20T15:00:00Z')
    expect(result).toContain('## Links')
  })

  test('names their parts, so that the next look does not take them for ours', () => {
    expect(result).toContain('<!-- written by people: key:severity part:#root-cause -->')
    const later = fresh.replace('TODO: why', 'TODO: why?').replace('12,000', '13,000')
    const again = refreshed(result, result, later)
    expect(again).toContain('The pool was empty.')
    expect(again).toContain('severity: sev3')
    expect(again).toContain('13,000 users')
    expect(again.match(/written by people/g)).toHaveLength(1)
  })
})

test.each([
  ['added', edited(['## Timeline', '## Our own\n\nwords\n\n## Timeline']), '## Our own\n\nwords'],
  ['renamed', edited(['## Impact', '## Who was hurt']), '## Who was hurt\n\nTODO: users'],
  [
    'put in a comment',
    edited(['## Impact', '<!--\n## Impact'], ['one row', '-->']),
    '## Impact\n\nTODO: users',
  ],
])('a section that was %s stays as people have it', (_, current, kept) => {
  const result = refreshed(current, ours, fresh)
  expect(result).toContain(kept)
  expect(result).not.toContain('12,000 users'.repeat(2))
})

test('a section that was taken out is not put back', () => {
  const current = ours.replace(/## Impact\n\n.*\n\n/, '')
  const result = refreshed(current, ours, fresh)
  expect(result).not.toContain('Impact')
  expect(result).toContain('two rows')
})

test('a renamed section is not written a second time', () => {
  const result = refreshed(edited(['## Impact', '## Who was hurt']), ours, fresh)
  expect(result).not.toContain('## Impact')
  expect(result).not.toContain('12,000')
})

test('sections in another order stay in it, and are brought up to date where they stand', () => {
  const current = ours.replace(/(## Impact\n\n.*\n\n)(## Timeline\n\n.*\n\n)/, '$2$1')
  const result = refreshed(current, ours, fresh)
  expect(result.indexOf('two rows')).toBeLessThan(result.indexOf('12,000 users'))
})

test('a heading whose words follow the title changes with it, once', () => {
  const renamed = fresh.replace('# Postmortem: Checkout', '# Postmortem: Payments')
  const touched = edited(['TODO: why', 'The pool was empty.'])
  expect(refreshed(touched, ours, renamed)).toContain('# Postmortem: Payments')
  expect(refreshed(touched, ours, renamed)).not.toContain('# Postmortem: Checkout')
  const theirs = edited(['# Postmortem: Checkout', '# When the till stood still'])
  const result = refreshed(theirs, ours, renamed)
  expect(result.match(/^# /gm)).toHaveLength(1)
  expect(result).toContain('# When the till stood still')
})

test.each([
  ['a fence', '```sh\n# Impact\n```'],
  ['a comment', '<!--\n## Impact\n-->'],
  ['a quote', '> ## Impact'],
])('a heading in %s is none', (_, text) => {
  const current = edited(['one row', text])
  expect(refreshed(current, ours, fresh)).toContain(text)
})

test('line ends stay as people have them', () => {
  const current = edited(['TODO: why', 'The pool was empty.']).replaceAll('\n', '\r\n')
  const result = refreshed(current, ours, fresh)
  expect(result.replaceAll('\r\n', '')).not.toContain('\n')
  expect(refreshed(ours.replaceAll('\n', '\r\n'), ours, fresh)).toBe(fresh.replaceAll('\n', '\r\n'))
})

test('front matter that was taken out is not put back', () => {
  const current = ours.replace(/^---[\s\S]*?---\n/, '')
  expect(refreshed(current, ours, fresh)).not.toContain('---')
  expect(refreshed(current, ours, fresh)).toContain('two rows')
})

const NAMES = ['Impact', 'Timeline', 'Root cause', 'Impact', 'Ünïcode ✓', '-->', '']
const TEXTS = [
  'a',
  'b\n\nc',
  '```\n## Impact\n```',
  '<!-- x\n## y\n-->',
  '- l\n  # n',
  'Setext\n---',
  'x  ',
  '```',
  '<!--',
]
const body = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...TEXTS)), { maxLength: 6 })
  .map((parts) => parts.map(([name, text]) => `## ${name}\n\n${text}\n`).join('\n'))
const front = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom('a', 'b', 'c', '"q"'), fc.constantFrom('1', '[x, y]', '\n  - z')),
    { maxLength: 4, selector: ([key]) => key },
  )
  .map((keys) =>
    keys.length === 0 ? '' : `---\n${keys.map(([k, v]) => `${k}: ${v}\n`).join('')}---\n`,
  )
const distinct = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...NAMES.slice(0, 6)), fc.constantFrom(...TEXTS)), {
    selector: ([name]) => name,
  })
  .map((parts) => parts.map(([name, text]) => `## ${name}\n\n${text}\n`).join('\n'))
const lineEnds = (text: fc.Arbitrary<string>) =>
  fc
    .tuple(text, fc.boolean())
    .map(([one, windows]) => (windows ? one.replaceAll('\n', '\r\n') : one))
const document = lineEnds(fc.tuple(front, body).map(([head, rest]) => `${head}${rest}`))
/** As a template makes it: no two sections of one name. */
const written = lineEnds(
  fc
    .tuple(front, distinct)
    .map(([head, rest]) => `${head}${rest}`)
    // A fence that one section leaves open ends in another, and brings to light what stood in that one's.
    .filter((text) => piecesOf(text).body.every(({ key }) => !key.includes('~'))),
)
const unix = (text: string) => text.replaceAll('\r\n', '\n')
const RUNS = { numRuns: 2000 }

describe('whatever three versions there are', () => {
  test('what nobody touched becomes what is fresh', () => {
    fc.assert(
      fc.property(document, document, (ours, fresh) => {
        expect(unix(refreshed(ours, ours, fresh))).toBe(unix(fresh))
      }),
      RUNS,
    )
  })

  test('where nothing is fresh nothing is written', () => {
    fc.assert(
      fc.property(document, document, (current, ours) => {
        fc.pre(unix(current) !== unix(ours))
        expect(refreshed(current, ours, ours)).toBe(current)
      }),
      RUNS,
    )
  })

  test('done twice is done once, whichever of the two is taken for ours', () => {
    fc.assert(
      fc.property(document, written, written, (current, ours, fresh) => {
        const once = refreshed(current, ours, fresh)
        fc.pre(once !== current)
        expect(refreshed(once, ours, fresh)).toBe(once)
        expect(refreshed(once, once, fresh).replaceAll(/\s+/g, ' ')).toBe(
          once.replaceAll(/\s+/g, ' '),
        )
      }),
      RUNS,
    )
  })

  test('no line of a person is lost, now or the next time', () => {
    fc.assert(
      fc.property(document, document, document, fc.nat(), (ours, fresh, later, place) => {
        const lines = ours.split('\n')
        const at = place % lines.length
        const current = [...lines.slice(0, at), 'by a person', ...lines.slice(at)].join('\n')
        const once = refreshed(current, ours, fresh)
        expect(once).toContain('by a person')
        // What changes nothing is not committed.
        expect(refreshed(once, once === current ? ours : once, later)).toContain('by a person')
      }),
      RUNS,
    )
  })
})

test('work grows with the length of the text', () => {
  const large = '# a\n\n'.repeat(20_000)
  expect(refreshed(`${large}x`, large, fresh)).toContain('x')
})
