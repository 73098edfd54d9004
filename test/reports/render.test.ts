import { describe, expect, test } from 'vitest'
import { render } from '../../src/reports/render.ts'
import { sections } from '../../src/reports/sections/registry.generated.ts'
import { busyWeek, overdueWeek } from './examples.ts'

const own = (text: string) => ({ source: '.github/sitrep/report-metrics.md', text })

describe("a team's own template", () => {
  test('chooses sections, puts them in order and writes around them', () => {
    const template = own('Good morning.\n\n{{ severities }}\n\n{{ summary }}\r\n')
    const { body, problems } = render(busyWeek(), template)
    expect(problems).toEqual([])
    expect(body.startsWith('Good morning.\n\n### How many, and how bad')).toBe(true)
    expect(body.indexOf('In week 47')).toBeGreaterThan(body.indexOf('sev1'))
    expect(body).not.toContain('### Incidents')
  })

  test('may name what is no section, which is then made inert', () => {
    const words =
      '{{ title }} / {{ period }} / {{ from }} to {{ to }} / {{ repository }} {{ previous }}'
    const { body } = render(busyWeek(), own(words))
    expect(body).toBe(
      'Incidents: week 47 (16 to 22 Nov 2026) / 2026-W47 / 2026-11-16 to 2026-11-22 / acme/shop 399',
    )
  })

  test('leaves no holes where sections have nothing to say', () => {
    const { body } = render(overdueWeek(), null)
    expect(body).not.toMatch(/\n{3}/)
  })

  test.each([
    ['Hello\n\n{{ summary', 3, 1, /not closed/],
    [
      '{{ overdue }}',
      1,
      4,
      /undefined variable: overdue, which only the report on actions has: take it out here$/,
    ],
    ['{{ sumary }}', 1, 4, /undefined variable: sumary, did you mean summary$/],
    ['{{ weather }}', 1, 4, /undefined variable: weather$/],
    ['{% for x in summary %}', 1, 1, /not closed/],
    ['{{ summary | reverse_it }}', 1, 1, /undefined filter/],
    ['{% include "x" %}', 1, 1, /not found/],
    [`${'{{ method }}'.repeat(40)}`, 1, 1, /GitHub takes no more than 60000/],
  ])('with a mistake is told, and the default is used: %s', (text, line, column, message) => {
    const { body, problems } = render(busyWeek(), own(text))
    expect(problems).toEqual([
      {
        source: '.github/sitrep/report-metrics.md',
        line,
        column,
        message: expect.stringMatching(message),
      },
    ])
    expect(body).toContain('### How long it took')
    expect(body).toContain(`.github/sitrep/report-metrics.md, line ${line}, column ${column}: `)
  })

  test('with a mistake that mentions somebody tells nobody', () => {
    const { body } = render(busyWeek(), own('{{ summary | "@everyone" }}{{ @everyone'))
    expect(body.replaceAll('@ana @acme/sre', '')).not.toMatch(/@(?!&#8203;)\w/)
  })
})

test('what would be too long for an issue is left out of the default, with a word of it', () => {
  const report = busyWeek()
  const [first, ...rest] = report.figures
  if (first === undefined) throw new Error('there are no figures')
  const endless = { ...first, metric: { ...first.metric, summary: 'word '.repeat(14_000) } }
  const { body } = render({ ...report, figures: [endless, ...rest] }, null)
  expect(body.length).toBeLessThan(60_000)
  expect(body).toContain('*The part `method` is too long for an issue;')
  expect(body).toContain('### How long it took')
})

test('what could not be read is told ten times, and counted', () => {
  const gaps = Array.from({ length: 300 }, (_, at) => `Page ${at} could not be read.`)
  const { body } = render({ ...busyWeek(), gaps }, null)
  expect(body.match(/^- Page \d+ could not be read\.$/gm)).toHaveLength(10)
  expect(body).toContain('- And 290 more that could not be read.')
})

test('every section is named after its file, and some report has it', () => {
  const names = sections.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const { name, kinds, summary } of sections) {
    expect(name).toMatch(/^[a-z]+(?:_[a-z]+)*$/)
    expect(kinds.length, name).toBeGreaterThan(0)
    expect(summary, name).toMatch(/^[A-Z].*\.$/)
  }
})

test.each(['actions', 'metrics', 'trends'] as const)(
  'the default of %s shows every section that the report has',
  async (kind) => {
    const { DEFAULT_TEMPLATE } = await import(`../../src/reports/templates/${kind}.generated.ts`)
    const shown = [...(DEFAULT_TEMPLATE as string).matchAll(/\{\{ (\w+) \}\}/g)].map(
      ([, name]) => name,
    )
    const has = sections.filter(({ kinds }) => kinds.includes(kind)).map(({ name }) => name)
    expect(shown.toSorted()).toEqual(has.toSorted())
  },
)
