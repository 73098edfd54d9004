import { expect, test } from 'vitest'
import { checkLiquid, renderLiquid } from '../../src/markdown/liquid.ts'

const DATA = {
  title: 'a *b*',
  none: null,
  list: ['x', '*y*'],
  times: { started: '2026-01-02T03:04:05Z' },
}

const starred = (text: string) => text.replaceAll('*', '\\*')

test.each([
  ['a value', '{{ title }}', 'a *b*'],
  ['nothing for null', '[{{ none }}]', '[]'],
  ['a loop', '{% for one in list %}{{ one }};{% endfor %}', 'x;*y*;'],
  ['a condition', '{% if none %}yes{% else %}no{% endif %}', 'no'],
  ['a nested value', '{{ times.started }}', '2026-01-02T03:04:05Z'],
  ['a date in UTC', '{{ times.started | date: "%H:%M" }}', '03:04'],
  ['what stands in raw', '{% raw %}{{ title }}{% endraw %}', '{{ title }}'],
  ['what stands in place of null', '{{ none | default: "-" }}', '-'],
])('a template shows %s', (_what, template, text) => {
  expect(renderLiquid(template, DATA)).toEqual({ ok: true, text })
})

test.each([
  ['every value', '{{ title }}', 'a \\*b\\*'],
  ['what filters make', '{{ title | upcase }}', 'A \\*B\\*'],
  ['lists', '{{ list }}', 'x\\*y\\*'],
  ['not null', '[{{ none }}]', '[]'],
  ['not what is told to be safe', '{{ title | raw }}', 'a *b*'],
  ["not the template's own text", '*{{ none }}*', '**'],
])('the escape that was given covers %s', (_what, template, text) => {
  expect(renderLiquid(template, DATA, { escape: starred })).toEqual({ ok: true, text })
})

test('filters can be added, and what they throw is a mistake of the template', () => {
  const filters = {
    twice: (value: unknown, by: unknown = '') => `${value}${by}${value}`,
    refuse: () => {
      throw new Error('not with this')
    },
  }
  expect(renderLiquid('{{ title | twice: "+" }}', DATA, { filters })).toEqual({
    ok: true,
    text: 'a *b*+a *b*',
  })
  expect(renderLiquid('\n {{ title | refuse }}', DATA, { filters })).toEqual({
    ok: false,
    problem: { line: 2, column: 2, message: 'not with this' },
  })
  expect(checkLiquid('{{ title | twice }}', { filters })).toBeNull()
})

test.each([
  ['an unknown variable', 'a\n  {{ titel }}', 2, 6, 'undefined variable: titel'],
  ['one in a condition', '{% if titel %}{% endif %}', 1, 7, 'undefined variable: titel'],
  ['an unknown key', '{{ times.ended }}', 1, 4, 'undefined variable: times.ended'],
  ['an unknown filter', '\n\n{{ title | shout }}', 3, 1, 'undefined filter: shout'],
  ['an unknown tag', '{% shout %}', 1, 1, 'tag "shout" not found'],
  ['a tag without an end', 'x\n{% if title %}', 2, 1, 'tag {% if title %} not closed'],
  ['an output without an end', '{{ title', 1, 1, 'output "{{ title" not closed'],
])('%s is told with its place', (_what, template, line, column, message) => {
  expect(renderLiquid(template, DATA)).toEqual({ ok: false, problem: { line, column, message } })
})

test.each(['include', 'render', 'layout'])(
  'a template opens no other: there is no tag %s',
  (tag) => {
    for (const file of ['package.json', './package.json', '/etc/hosts', '../README.md']) {
      const { problem } = failed(`{% ${tag} "${file}" %}`)
      expect(problem).toEqual({ line: 1, column: 1, message: `tag "${tag}" not found` })
    }
  },
)

test.each([
  'constructor',
  '__proto__',
  'toString',
  'title.constructor',
  'list.__proto__',
  'times.constructor.prototype',
  'times["__proto__"]',
])('what data inherits is not there: %s', (path) => {
  expect(failed(`{{ ${path} }}`).problem.message).toMatch(/^undefined variable/)
})

test.each([
  ['a hundred million turns', '{% for i in (1..100000000) %}x{% endfor %}'],
  [
    'loops in loops',
    '{% for i in (1..9000) %}{% for j in (1..9000) %}{% for k in (1..9000) %}x{% endfor %}{% endfor %}{% endfor %}',
  ],
  [
    'text that doubles',
    '{% assign a = "xxxxxxxxxx" %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}',
  ],
])('%s are stopped', (_what, template) => {
  expect(failed(template).problem.message).toMatch(/^this (?:makes more|takes longer)/)
})

test('a template that nests without end is a mistake and no crash', () => {
  const deep = `${'{% if title %}'.repeat(6000)}${'{% endif %}'.repeat(6000)}`
  expect(failed(deep).problem.message).toBe('this is nested too deeply')
})

test('a template longer than a quarter of a MiB is not read', () => {
  expect(failed('x'.repeat(256 * 1024 + 1)).problem).toEqual({
    line: 1,
    column: 1,
    message: 'the template is longer than 256 KiB',
  })
  expect(renderLiquid('x'.repeat(256 * 1024), DATA).ok).toBe(true)
})

test.each([
  '{{ "now" | date: "%Y" }}',
  '{{ "today" | date_to_string }}',
  '{{ "no" | append: "w" | date_to_xmlschema }}',
])('the same data gives the same text, so no clock is read: %s', (template) => {
  expect(failed(template).problem.message).toBe('a template cannot ask what day it is')
})

test('the same data gives the same text, so nothing is drawn by lot', () => {
  expect(checkLiquid('{{ list | sample }}')?.message).toBe('undefined filter: sample')
})

test('data is left as it was', () => {
  const data = Object.freeze({ count: 1 })
  expect(renderLiquid('{% increment count %}{% assign count = 5 %}{{ count }}', data).ok).toBe(true)
  expect(data).toEqual({ count: 1 })
})

test('a check needs no data and passes what only data could show', () => {
  expect(checkLiquid('{{ anything }} {% for a in b %}{{ a }}{% endfor %}')).toBeNull()
  expect(checkLiquid('ok\n{% for a %}')).toMatchObject({ line: 2 })
})

function failed(template: string) {
  const rendered = renderLiquid(template, DATA)
  if (rendered.ok) throw new Error(`it went well: ${rendered.text.slice(0, 80)}`)
  return rendered
}
