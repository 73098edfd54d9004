import { globSync, readFileSync } from 'node:fs'
import { fileText } from '../../../src/markdown/file-text.ts'
import { checkLiquid, renderLiquid } from '../../../src/markdown/liquid.ts'
import { filled, type Reader } from '../reader.ts'

const DATA = {
  title: 'Checkout fails',
  number: 7,
  services: ['checkout', 'payments'],
  started: '2026-11-20T14:05:00Z',
  people: [{ login: 'ana', role: 'commander' }],
  nothing: null,
}
const corpus = [
  ...globSync('templates/*.md').map((path) => readFileSync(path, 'utf8')),
  '{% for one in people %}{{ one.login | upcase }}{% else %}nobody{% endfor %}',
  '{% assign a = services | join: ", " %}{% if a contains "pay" %}{{ a }}{% endif %}',
]

/** A team's template, which whoever may push writes. */
export const templates: Reader = {
  name: 'templates',
  thread: 'main',
  // Its own bound, and some for what it does between two looks at the clock.
  limitMs: 600,
  read: (text) => [checkLiquid(text), renderLiquid(text, DATA, { escape: (one) => fileText(one) })],
  words: [
    ...'{{ }} {% %} {%- -%} for endfor in if endif unless endunless assign capture endcapture case when endcase cycle tablerow endtablerow increment raw endraw comment endcomment liquid echo include render layout block (1..9) (1..99999999) | split: join: map: where: sort uniq concat: replace: append: date: times: divided_by: slice: truncate: default: title people services number nothing . [ ] \' " , == contains and or forloop limit: offset: reversed'
      .split(' ')
      .flatMap((word) => [word, `${word} `]),
    '{{ title.constructor }}',
    '{{ people.__proto__ }}',
    '{{ people[0].toString }}',
    '{% for a in (1..99999999) %}a{% endfor %}',
  ],
  corpus,
  units: {
    'tags that never end': '{%',
    'values that never end': '{{',
    loops: '{% for a in (1..9) %}',
    conditions: '{% if title %}',
    values: '{{ title }}',
    filters: '{{ title | append: title | upcase }}',
    'raw text': '{% raw %}',
    brackets: '{{ a[',
    'closed loops': '{% for a in services %}{{ a }}{% endfor %}',
  },
  grown: {
    'a loop of many': () => '{% for a in (1..3999999) %}{% endfor %}',
    'a loop in a loop': () => `${'{% for a in (1..999) %}'.repeat(6)}x${'{% endfor %}'.repeat(6)}`,
    'a text that doubles': () =>
      `{% assign a = "x" %}${'{% assign a = a | append: a %}'.repeat(60)}{{ a }}`,
    'a list that doubles': () =>
      `{% assign a = "x,y" | split: "," %}${'{% assign a = a | concat: a %}'.repeat(60)}{{ a | join }}`,
    'one filter on much': () =>
      `{% assign a = "x" %}${'{% assign a = a | append: a %}'.repeat(20)}${'{{ a | replace: "x", "yy" | split: "" | sort | uniq | join | size }}'.repeat(3)}`,
    'a list sorted again and again': () =>
      `{% assign a = (1..99999) %}${'{% assign b = a | sort | reverse | uniq %}'.repeat(50)}`,
    'one long filter chain': (length) =>
      `{{ title${filled(' | append: "x"', Math.floor((length - 12) / 14) * 14)} }}`,
    'one long condition': (length) =>
      `{% if title${filled(' or title', Math.floor((length - 40) / 9) * 9)} %}a{% endif %}`,
  },
}
