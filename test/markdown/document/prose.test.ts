import { expect, test } from 'vitest'
import { proseOf, walkBlocks } from '../../../src/markdown/document/prose.ts'
import { readDocument } from '../../../src/markdown/document/read-document.ts'

const TEXT = `intro

# Title

**Bold** words.

| When | What | |
|---|---|---|
| 14:05 | it broke | x |

## Deeper

- one
  - two

    three
- four

> quoted
> - and more

\`\`\`
code
\`\`\`

<div>html</div>
`

test('prose is what paragraphs, items and cells say, in order, with the sections around it', () => {
  const prose = proseOf(readDocument(TEXT)).map(({ kind, text, path, quoted, column }) => [
    kind,
    text.plain,
    path.map(({ heading }) => heading?.text.plain ?? null).join(' > '),
    column,
    quoted,
  ])
  expect(prose).toEqual([
    ['paragraph', 'intro', '', null, false],
    ['paragraph', 'Bold words.', 'Title', null, false],
    ['cell', '14:05', 'Title', 'When', false],
    ['cell', 'it broke', 'Title', 'What', false],
    ['cell', 'x', 'Title', null, false],
    ['item', 'one', 'Title > Deeper', null, false],
    ['item', 'two', 'Title > Deeper', null, false],
    ['paragraph', 'three', 'Title > Deeper', null, false],
    ['item', 'four', 'Title > Deeper', null, false],
    ['paragraph', 'quoted', 'Title > Deeper', null, true],
    ['item', 'and more', 'Title > Deeper', null, true],
  ])
})

test('every block is met once, before what stands in it', () => {
  const kinds = walkBlocks(readDocument(TEXT)).map(({ block }) => block.kind)
  expect(kinds).toEqual([
    'paragraph',
    'heading',
    'paragraph',
    'table',
    'heading',
    'list',
    'list',
    'paragraph',
    'quote',
    'paragraph',
    'list',
    'code',
    'html',
  ])
})
