import { CODE, type Document, type Text } from '../../markdown/document/model.ts'
import { lineOf } from '../../markdown/document/places.ts'
import { walkBlocks } from '../../markdown/document/prose.ts'
import { mend } from '../cut.ts'
import { point, quoted } from '../point.ts'
import { type Hit, rule } from '../rule.ts'

/** Words that make GitHub close what is named right behind them, in a pull request or in a commit. */
const LIVE =
  /(?<![\w-])(?:clos(?:e|es|ed)|fix(?:es|ed)?|resolv(?:e|es|ed)):?\s{1,3}(?=(?:(?:[\w.-]{1,39}\/[\w.-]{1,100})?#\d{1,10}|gh-\d{1,10})(?!\w)|\ufffc)/gi
/** A bare address is one character in the text that is read, as code is. */
const ADDRESS = /^<?https:\/\/github\.com\/[\w.-]{1,39}\/[\w.-]{1,100}\/(issues|pull)\/\d{1,10}/i

/** Points at words that close an issue wherever they are repeated. */
export const closingKeyword = rule({
  code: 'closing-keyword',
  severity: 'warning',
  summary:
    'Points at a closing keyword right before a reference, such as the ones that GitHub acts on.',
  advice:
    'GitHub closes what is named behind such a word as soon as the sentence stands in a merged pull request or commit, even where it says that something was not fixed. A word between the two keeps the sentence and takes the power out of it.',
  good: [
    { text: 'The fix is in #12, and #13 is closed.' },
    { text: 'This fixes issue #12.' },
    { text: 'We ran `git commit -m "fixes #12"`.' },
    { text: 'The prefix #12 was resolved by hand: see #14.' },
    { text: '```\nResolves #3\n```' },
    { text: 'It resolves 3 names and closes 4 sockets.' },
  ],
  bad: [
    { text: 'Rolled out.\n\nThis fixes #12 for good.', lines: [3] },
    { text: '- Resolves shop/app#3' },
    { text: 'It closes https://github.com/shop/app/issues/1 as well.' },
    { text: '# Fixed #12' },
    { text: 'That did not fix #9.' },
    { text: '| Item |\n| - |\n| closes: [#7](https://github.com/shop/app/issues/7) |', lines: [3] },
  ],
  check: ({ document }) => {
    const hits = walkBlocks(document)
      .flatMap(({ block }) => textsOf(block))
      .flatMap((text) => keywordsIn(document, text))
    return merged(document, hits)
  },
})

type Block = ReturnType<typeof walkBlocks>[number]['block']

function textsOf(block: Block): readonly Text[] {
  if (block.kind === 'heading' || block.kind === 'paragraph') return [block.text]
  if (block.kind === 'list') return block.items.flatMap(({ text }) => text ?? [])
  if (block.kind === 'table') return [block.header, ...block.rows].flatMap(({ cells }) => cells)
  return []
}

interface Keyword {
  readonly words: string
  /** Offset in the document at which the reference begins. */
  readonly at: number
  readonly noun: string
}

const keywordsIn = (document: Document, text: Text): readonly Keyword[] =>
  [...text.plain.matchAll(LIVE)].flatMap(({ index, 0: words }) => {
    const behind = index + words.length
    const at = text.offsets[behind] ?? text.end
    const [address, kind] = ADDRESS.exec(document.text.slice(at, at + LONGEST)) ?? []
    if (text.plain[behind] === CODE && address === undefined) return []
    return [{ words: words.trim(), at, noun: kind === 'pull' ? 'pull request' : 'issue' }]
  })

/** Characters of an address that is looked at. */
const LONGEST = 200

/** One finding for each line, since a suggestion replaces whole lines. */
function merged(document: Document, keywords: readonly Keyword[]): readonly Hit[] {
  const byLine = Map.groupBy(keywords, ({ at }) => lineOf(document, at))
  return [...byLine].map(([line, found]) => {
    const [first] = found
    const from = Math.min(...found.map((one) => one.at))
    const to = Math.max(...found.map((one) => one.at))
    let by = ''
    let at = from
    for (const keyword of found.toSorted((a, b) => a.at - b.at)) {
      by += `${document.text.slice(at, keyword.at)}${keyword.noun} `
      at = keyword.at
    }
    const words = `${quoted(first?.words ?? '')} stands right before a reference: repeated in a merged pull request or commit, it closes what is named. Put a word between them, such as "${first?.noun ?? 'issue'}".`
    return point({ line, endLine: line }, words, mend(document, from, to, by))
  })
}
