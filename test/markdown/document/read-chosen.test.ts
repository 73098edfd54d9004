import { expect, test } from 'vitest'
import { readChosen } from '../../../src/markdown/document/read-chosen.ts'
import { readDocument } from '../../../src/markdown/document/read-document.ts'

const TEXT = `---
title: a
---

Head.

# One

- a

  # in a list

Two
===

[x]: http://a.example

b [x]

* * *

## Three ##

\`\`\`
# code
\`\`\`
`
const names = (text: string, wanted: readonly string[]) =>
  readChosen(text, (chunks) => chunks.filter(({ heading }) => wanted.includes(heading ?? '')))

test('all of it chosen is the whole document', () => {
  expect(readChosen(TEXT, (chunks) => chunks)).toEqual({
    document: readDocument(TEXT),
    refused: [],
  })
})

test('headings stay, with what is below the chosen ones at its own place', () => {
  const { document } = names(TEXT, ['Two'])
  const whole = readDocument(TEXT)
  const found = document.sections.filter(({ heading }) => heading !== null)
  expect(found.map(({ heading }) => heading?.text.plain)).toEqual(['One', 'Two'])
  expect(found[0]?.blocks).toEqual([])
  expect(found[1]?.blocks).toEqual(whole.sections.at(-1)?.blocks)
  expect(document.text).toBe(TEXT)
  expect(document.frontMatter).toEqual(whole.frontMatter)
})

test('an address that is defined elsewhere is known', () => {
  const text = '# One\n\nsee [it][x]\n\n# Two\n\nwords\n\n[x]: http://a.example\n'
  const [block] = names(text, ['One']).document.sections[0]?.blocks ?? []
  expect(block?.kind === 'paragraph' && block.text.links[0]?.url).toBe('http://a.example')
})

const LARGE = 40_000
const fill = (unit: string): string => unit.repeat(Math.ceil(LARGE / unit.length))

test.each([
  ['brackets', '['],
  ['closing brackets', ']'],
  ['emphasis', '*a **b '],
  ['lines of lists', '- a\n'],
  ['lists in lists', '  - a\n    - b\n'],
  ['lines of quotes', '> a\nb\n'],
  ['tables', '|a|\n|-|\n'],
  ['rows', '| a | b |\n'],
  ['backticks', '`` ` '],
  ['addresses', 'www.a.example '],
])(
  'a chunk that is nothing but %s is refused and told, and what stands beside it is read',
  (_, unit) => {
    const text = `# One\n\n${fill(unit)}\n\n# Two\n\nb\n`
    const { document, refused } = readChosen(text, (chunks) => chunks)
    const lines = document.lines
    expect(refused).toEqual([{ line: 1, endLine: lines - 3 }])
    expect(document.sections.map(({ blocks }) => blocks.length)).toEqual([0, 1])
  },
)

test.each([
  ['headings', '# a\n\n'],
  ['headings with a line below', 'a\n-\n\n'],
  ['definitions', '[a]: b\n\n'],
])('a document of nothing but %s is refused as a whole', (_, unit) => {
  const { document, refused } = readChosen(fill(unit), () => [])
  expect(document.sections).toEqual([])
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]?.line).toBe(1)
})

test('a line across is no heading, and neither is one that is indented', () => {
  const headings = (text: string) => {
    let found: readonly (string | null)[] = []
    readChosen(text, (chunks) => {
      found = chunks.map(({ heading }) => heading)
      return chunks
    })
    return found
  }
  expect(headings('* * *\n\n    # a\n\n# b\r\n\r\nc\n===')).toEqual([null, 'b', 'c'])
})
