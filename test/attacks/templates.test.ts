import { expect, test } from 'vitest'
import { fileText } from '../../src/markdown/file-text.ts'
import { checkLiquid, renderLiquid } from '../../src/markdown/liquid.ts'
import { draft } from '../../src/postmortem/draft/draft.ts'
import { bare } from '../postmortem/draft/incidents.ts'

const DATA = { title: 'Checkout fails', services: ['checkout', 'payments'], nothing: null }
const rendered = (template: string) =>
  renderLiquid(template, DATA, { escape: (text) => fileText(text) })

/** Longer than a template may take, in one piece that nothing can break off. */
function slow(): string {
  const end = performance.now() + 510
  while (performance.now() < end);
  return ''
}

test('a template that is found too slow between two of its parts is refused like any other', () => {
  const filters = { slow }
  for (const template of ['{{ title | slow }} and more', 'a{{ title | slow }}{{ title }}']) {
    const { ok, ...rest } = renderLiquid(template, DATA, { filters })
    expect(ok).toBe(false)
    expect(rest).toMatchObject({ problem: { message: 'this takes longer than 500 ms' } })
  }
})

test.each([
  ['a range without an end', '{% for a in (1..999999999) %}x{% endfor %}'],
  ['ranges in ranges', `${'{% for a in (1..2000) %}'.repeat(9)}x${'{% endfor %}'.repeat(9)}`],
  ['a text that doubles', `{% assign a = title %}${'{% assign a = a | append: a %}'.repeat(60)}`],
  [
    'a list that doubles',
    `{% assign a = services %}${'{% assign a = a | concat: a %}'.repeat(60)}{{ a | join }}`,
  ],
  [
    'a text that is filled up',
    '{{ title | truncate: 5, title | replace: "", title }}'.repeat(9_000),
  ],
  ['values in values', `{{ ${'title | append: '.repeat(4_000)} title }}`],
  ['brackets in brackets', `{{ title${'[title'.repeat(9_000)} }}`],
  ['conditions in conditions', '{% if title %}'.repeat(9_000)],
  ['a template that is too long', 'a'.repeat(262_145)],
  ['captures in captures', '{% capture a %}'.repeat(9_000)],
])('%s is refused with words, and nothing is thrown', (_what, template) => {
  expect(rendered(template)).toMatchObject({
    ok: false,
    problem: { line: expect.any(Number), message: expect.stringMatching(/^\S/) },
  })
})

test.each([
  ['a file', '{% include "/etc/passwd" %}'],
  ['a file by a variable', '{% assign a = "../.env" %}{% render a %}'],
  ['a layout', '{% layout "base" %}{% block a %}{% endblock %}'],
  ['a filter of no kind', '{{ title | constructor }}'],
  ['a filter by what is inherited', '{{ title | __proto__ }}'],
  ['what a text inherits', '{{ title.constructor }}'],
  ['what a list inherits', '{{ services.map }}'],
  ['the root of all', '{{ services.__proto__ }}'],
  ['what is not known', '{{ env.PATH }}'],
  ['the process', '{{ process.env }}'],
  ['the globals', '{{ globalThis }}'],
  ['what day it is', '{{ "now" | date: "%F" }}'],
  ['chance', '{{ services | sample }}'],
])('no template reaches %s', (_what, template) => {
  expect(rendered(template)).toMatchObject({ ok: false })
})

test.each([
  '{% if title.constructor %}reached{% endif %}',
  '{% if services["__proto__"] %}reached{% endif %}',
  '{% for a in services.constructor %}reached{% endfor %}',
  '{{ services | map: "constructor" | join }}',
  '{{ services | map: "__proto__" | join }}',
  '{{ services | where: "constructor" | size | minus: 2 | plus: 2 | replace: "0", "" }}',
  '{% assign __proto__ = "reached" %}{{ nothing.reached }}',
])('what is inherited is nothing to %s either', (template) => {
  const made = rendered(template)
  expect(made.ok ? made.text : '').not.toMatch(/reached|native code|\[object/)
  expect(({} as Readonly<Record<string, unknown>>)['reached']).toBeUndefined()
})

test('a mistake anywhere is told, never thrown, whatever stands in a template', () => {
  for (const tag of ['if', 'for', 'case', 'when', 'assign', 'cycle', 'tablerow', 'liquid', 'echo'])
    for (const rest of ['', ' =', ' a in', ' a in (1..', ' "', ' |', ' []', ' a[', ' 1..2', ' ..'])
      for (const end of ['%}', '', '}}', '-%}'])
        expect(() => checkLiquid(`{% ${tag}${rest} ${end}`)).not.toThrow()
})

test("a team's template that takes too long gives the default one with a note, not none", () => {
  const text = `${'{% for a in (1..2000) %}'.repeat(9)}x${'{% endfor %}'.repeat(9)}`
  const made = draft(bare, { source: '.github/postmortem.md', text })
  expect(made.problems).toMatchObject([{ source: '.github/postmortem.md', line: 1 }])
  expect(made.text).toContain("The team's own template could not be used")
  expect(made.text).toContain('## Timeline')
})
