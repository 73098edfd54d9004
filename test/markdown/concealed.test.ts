import { describe, expect, test } from 'vitest'
import {
  type Concealed,
  isConcealed,
  noteBlock,
  noteTags,
  nothingConcealed,
} from '../../src/markdown/concealed.ts'

const NAMES = [
  ...['details', 'blockquote', 'del', 's', 'strike', 'pre', 'code', 'table', 'template', 'dialog'],
  ...['select', 'object', 'svg', 'math', 'noscript', 'title', 'textarea', 'style', 'script', 'xmp'],
  ...['iframe', 'noembed', 'noframes', 'plaintext'],
]

function after(...steps: readonly (readonly [tags: readonly string[], topLevel: boolean])[]) {
  const state: Concealed = nothingConcealed()
  for (const [tags, topLevel] of steps) noteTags(state, tags, topLevel)
  return isConcealed(state)
}

test.each(NAMES)('what stands in <%s> is concealed up to its end', (name) => {
  expect(after([[`<${name}>`], true])).toBe(true)
  expect(after([[`<${name.toUpperCase()} class="x">`], true])).toBe(true)
  expect(after([[`<${name}>`, `</${name}>`], true])).toBe(false)
  expect(after([[`<${name}>`, `</${name.toUpperCase()} >`], true])).toBe(false)
})

describe('tags', () => {
  const inner = (tag: string): readonly [readonly string[], boolean] => [[tag], false]
  const top = (tag: string): readonly [readonly string[], boolean] => [[tag], true]

  test.each([
    ['of what shows', [top('<b>'), top('<div>'), top('<detail>'), top('<h1>')], false],
    ['that are comments', [top('<!-- <details> -->'), top('<?details>')], false],
    ['that only close', [top('</details>')], false],
    ['that close before they open', [top('</details>'), top('<details>')], true],
    ['of another', [top('<details>'), top('</del>')], true],
    ['twice open and once closed', [top('<details>'), top('<details>'), top('</details>')], true],
    [
      'twice open and twice closed',
      [top('<del>'), top('<del>'), top('</del>'), top('</del>')],
      false,
    ],
    ['opened inside a container', [inner('<details>')], true],
    ['closed inside a container', [top('<details>'), inner('</details>')], true],
    [
      'opened and closed inside, and closed outside',
      [top('<s>'), inner('<s>'), inner('</s>'), top('</s>')],
      true,
    ],
  ] as const)('%s conceal: %s', (_, steps, concealed) => {
    expect(after(...steps)).toBe(concealed)
  })
})

describe('a block of HTML', () => {
  const noted = (text: string, topLevel = true) => {
    const state = nothingConcealed()
    const steps = noteBlock(state, text.split('\n'), topLevel)
    return { concealed: isConcealed(state), broken: state.broken, steps }
  }

  test.each([
    ['<div>\na\n</div>', false, false],
    ['<details>\na', true, false],
    ['<details>\na\n</details>', false, false],
    ['<details>`\na\n`</details>', false, false],
    ['<details>\\</details>', false, false],
    ['<!-- a -->', false, false],
    ['<!-- a', true, true],
    ['<!-- a ->', true, true],
    ['<!-->', false, false],
    ['<div title="a', true, true],
    ['<div title="<b>', true, true],
    ['<div', true, true],
    ['<? a', true, true],
    ['<? a ?>', false, false],
    ['<!A b', true, true],
    ['<div>\n< a', false, false],
    ['<div>\n<\na', false, false],
    ['<div>\n<det`ails>', false, false],
    ['<div>\n<1', false, false],
    ['a', false, false],
  ])('%j conceals what follows: %s, and is broken: %s', (text, concealed, broken) => {
    expect(noted(text)).toMatchObject({ concealed, broken })
  })

  test('inside a container closes nothing outside', () => {
    const state = nothingConcealed()
    noteTags(state, ['<details>'], true)
    noteBlock(state, ['</details>'], false)
    expect(isConcealed(state)).toBe(true)
    noteBlock(state, ['</details>'], true)
    expect(isConcealed(state)).toBe(false)
  })

  test('is counted by its length', () => {
    expect(noted('<div>\na').steps).toBeGreaterThanOrEqual(7)
  })
})
