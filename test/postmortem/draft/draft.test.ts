import { describe, expect, test } from 'vitest'
import type { Block, Section } from '../../../src/markdown/document/model.ts'
import { readDocument } from '../../../src/markdown/document/read-document.ts'
import type { About } from '../../../src/postmortem/draft/about.ts'
import { draft } from '../../../src/postmortem/draft/draft.ts'
import { stated } from '../../../src/postmortem/draft/stated.ts'
import { review } from '../../../src/postmortem/review.ts'
import { hostile } from './hostile.ts'
import { bare, reopened, rich } from './incidents.ts'

const STORIES: readonly (readonly [name: string, about: About])[] = [
  ['rich', rich],
  ['bare', bare],
  ['reopened', reopened],
  ['hostile', hostile],
]

const headings = (sections: readonly Section[]): readonly string[] =>
  sections.flatMap(({ heading, sections: inner }) => [
    ...(heading === null ? [] : [`${heading.level} ${heading.text.plain}`]),
    ...headings(inner),
  ])
const blocksIn = (sections: readonly Section[]): readonly Block[] =>
  sections.flatMap(({ blocks, sections: inner }) => [...blocks, ...blocksIn(inner)])

/** What the template says to whoever edits the source, and no reader sees. */
const isHint = (block: Block): boolean =>
  block.kind === 'html' && /^<!-- Add [\w ,]+\. -->$/.test(block.value)

describe.each(STORIES)('the draft of a %s incident', (name, about) => {
  const { text, path, problems } = draft(about, null)
  const document = readDocument(text)

  test('reads as it is kept here', async () => {
    await expect(text).toMatchFileSnapshot(`./${name}.md`)
    expect(path).toMatch(/^postmortems\/2026-11-20-42-[a-z0-9-]{1,50}\.md$/)
    expect(problems).toEqual([])
  })

  test('has the sections of the template and no other', () => {
    const [first, ...others] = headings(document.sections)
    expect(first).toMatch(/^1 Postmortem: /)
    expect(others).toEqual([
      '2 Executive summary',
      '2 Metadata',
      '2 Impact',
      '2 Timeline (UTC)',
      '2 Root cause',
      '2 Trigger',
      '2 Detection',
      '2 Five whys',
      '2 Contributing factors',
      '2 Resolution',
      '2 Communication',
      '2 Action items',
      '2 What went well',
      '2 What could be improved',
      '2 Where we got lucky',
      '2 Why we were surprised',
      '2 Lessons learned',
      '2 Supporting links',
    ])
  })

  test('has front matter that says what the incident says', () => {
    const { incident } = about
    expect(document.frontMatter?.problems).toEqual([])
    const { problems: unread, times, ...said } = stated(text)
    expect(unread).toEqual([])
    expect(said).toMatchObject({
      incident: 42,
      severity: incident.severity,
      services: incident.services,
      cause: incident.cause,
    })
    expect(times).toEqual(
      Object.fromEntries(Object.entries(incident.times).map(([time, mark]) => [time, mark.at])),
    )
  })

  test('names nobody', () => {
    const logins = new Set(about.incident.history.map(({ by }) => by))
    const prose = text.split('\n').filter((line) => !/^\| \d+ \|/.test(line))
    for (const login of logins) {
      expect(prose.filter((line) => new RegExp(`\\b${login}\\b`).test(line))).toEqual([])
    }
  })

  test('has tables of one width and, hints of the template aside, neither code nor HTML', () => {
    const blocks = blocksIn(document.sections)
    for (const block of blocks) {
      if (block.kind !== 'table') continue
      const width = block.header.cells.length
      expect(block.rows.filter(({ cells }) => cells.length !== width)).toEqual([])
    }
    const markup = blocks.filter(({ kind }) => ['code', 'html', 'rule'].includes(kind))
    expect(markup.filter((block) => !isHint(block))).toEqual([])
  })

  test('gives a review nothing to say but what only people know', () => {
    const by = { known: null, assignable: null, zone: 'UTC', gap: 1 }
    const codes = new Set(review(text, by, {}).map(({ code }) => code))
    expect(
      [...codes].filter((code) => !['placeholder-left', 'time-missing'].includes(code)),
    ).toEqual([])
    expect(codes.has('placeholder-left')).toBe(true)
  })

  test('is the same every time', () => {
    expect(draft(structuredClone(about), null).text).toBe(text)
  })
})

test('what was said while it ran is in the document, and a secret is not', () => {
  const { text } = draft(hostile, null)
  expect(text).not.toContain('AKIAABCDEFGHIJKLMNOP')
  expect(text).toContain('the incident commander revoked it')
  expect(text).not.toContain('javascript:')
  expect(text).not.toMatch(/fixes #\d/i)
})

describe("a team's own template", () => {
  const source = '.github/sitrep/postmortem.md'
  const own = (text: string) => draft(rich, { source, text })

  test('takes the place of the default', () => {
    const { text, problems } = own(
      '---\n{{ front_matter }}\nteam: payments\n---\n\n# {{ title }}\n{% for row in timeline %}\n- {{ row.time }} {{ row.what }}{% endfor %}\n',
    )
    expect(problems).toEqual([])
    expect(text).toContain('\nteam: payments\n---\n\n# Checkout times out\n')
    expect(text).toContain('- [14:35](https://github.com/acme/shop/issues/42#issuecomment-1012)')
    expect(text).toContain('Incident commander: **mitigated**: rolled back to v2.3.0')
  })

  test('has the words of people escaped and ours as they are', () => {
    const { text } = draft(hostile, { source, text: '# {{ title }}\n\n{{ summary }}\n' })
    expect(headings(readDocument(text).sections)).toHaveLength(1)
    expect(draft(rich, { source, text: '{{ incident_link }}' }).text).toContain(
      '[acme/shop issue 42](https',
    )
  })

  test('may ask for what a value is, as people typed it', () => {
    expect(own('{% if cause == "deployment" and severity == "sev1" %}yes{% endif %}').text).toBe(
      'yes\n',
    )
  })

  test.each([
    ['# {{ titel }}', 1, 6, 'undefined variable: titel'],
    ['# Title\n\n{% for x in timeline %}', 3, 1, 'not closed'],
    ['# Title\n{{ title | upcaze }}', 2, 4, 'undefined filter: upcaze'],
    ['{{ timeline[0].author }}', 1, 16, 'author'],
  ])(
    '%j is told with its place, and the default is used with a note',
    (text, line, column, words) => {
      const { text: written, problems } = own(text)
      expect(problems).toMatchObject([
        { source, line, column: expect.any(Number), message: expect.stringContaining(words) },
      ])
      expect(column).toBeGreaterThan(0)
      const document = readDocument(written)
      expect(document.frontMatter?.keys.length).toBeGreaterThan(5)
      expect(written).toContain(`could not be used: ${source}, line ${line}`)
      expect(headings(document.sections)).toHaveLength(19)
    },
  )

  test('with the line ends of Windows is read like any other', () => {
    expect(own('# {{ title }}\r\n\r\n{{ date }}\r\n').text).toBe(
      '# Checkout times out\n\n2026-11-20\n',
    )
  })
})
