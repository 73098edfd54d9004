import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type {
  Block,
  Document,
  Item,
  Row,
  Section,
  Span,
  Text,
} from '../../../src/markdown/document/model.ts'
import { lineOf, lineText, spanOf } from '../../../src/markdown/document/places.ts'
import { proseOf, walkBlocks } from '../../../src/markdown/document/prose.ts'
import { readDocument } from '../../../src/markdown/document/read-document.ts'
import { sentences } from '../../../src/markdown/document/sentences.ts'

const piece = fc.constantFrom(
  ...'a,Word,x.,:,é,😀, ,  ,\n,\n\n,\r\n,\t,    ,# ,## ,===,---,+++,- ,* ,1. ,[ ] ,[x] ,> ,|,|-|,\n|-|-|\n'.split(
    ',',
  ),
  ...'`,``,```,~~~,~~,*,**,_,__,[,](,),![,](u),[r],[r]: http://a.example\n,[^1],[^1]: ,<b>,</b>,<br>,<!--,-->,<'.split(
    ',',
  ),
  ...'http://a.example/b,www.a.example,a@b.example,&amp;,&#x41;,&,\\,\\*,\\|,$,\u0000,\ufeff,\r,\v,{{ x }},<%= y %>'.split(
    ',',
  ),
  '<!-- sitrep-ignore blame: x -->',
)
const markdown = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

function expectInside(inner: Span, outer: Span): void {
  expect(inner.start).toBeGreaterThanOrEqual(outer.start)
  expect(inner.end).toBeLessThanOrEqual(outer.end)
  expect(inner.end).toBeGreaterThanOrEqual(inner.start)
  expect(inner.endLine).toBeGreaterThanOrEqual(inner.line)
}

function expectText(text: Text, outer: Span, document: Document): void {
  expectInside(text, outer)
  expect([text.offsets.length, text.ends.length]).toEqual([text.plain.length, text.plain.length])
  for (const [at, offset] of text.offsets.entries()) {
    expect(text.ends[at]).toBeGreaterThan(offset)
    if (at > 0) expect(offset).toBeGreaterThanOrEqual(text.offsets[at - 1] ?? 0)
    expect(spanOf(text, at, at + 1).line).toBe(lineOf(document, offset))
  }
  for (const link of text.links) expectInside(link, text)
}

function expectBlock(block: Block, outer: Span, document: Document): void {
  expectInside(block, outer)
  if (block.kind === 'heading') expectText(block.text, block, document)
  if (block.kind === 'paragraph') expectText(block.text, block, document)
  if (block.kind === 'quote') for (const inner of block.blocks) expectBlock(inner, block, document)
  if (block.kind === 'table') expectRows([block.header, ...block.rows], block, document)
  if (block.kind === 'list') for (const item of block.items) expectItem(item, block, document)
}

function expectRows(rows: readonly Row[], table: Span, document: Document): void {
  for (const row of rows) {
    expectInside(row, table)
    for (const cell of row.cells) expectText(cell, row, document)
  }
}

function expectItem(item: Item, list: Span, document: Document): void {
  expectInside(item, list)
  if (item.text !== null) expectText(item.text, item, document)
  for (const inner of item.blocks) expectBlock(inner, item, document)
}

function expectSection(section: Section, outer: Span, document: Document): void {
  expectInside(section, outer)
  if (section.heading !== null) expectBlock(section.heading, section, document)
  for (const block of section.blocks) expectBlock(block, section, document)
  for (const inner of section.sections) expectSection(inner, section, document)
}

function expectSound(text: string): Document {
  const document = readDocument(text)
  expect(document.text).toBe(text)
  const all = { start: 0, end: text.length, line: 1, endLine: document.lineStarts.length }
  for (const section of document.sections) expectSection(section, all, document)
  for (const ignore of document.ignores)
    expect(text.slice(ignore.start, ignore.end)).toMatch(/^<!--[\s\S]*-->$/)
  for (const { text: prose } of proseOf(document)) {
    for (const sentence of sentences(prose)) {
      expectInside(sentence, prose)
      expect(prose.plain.slice(sentence.from, sentence.to)).toBe(sentence.plain)
    }
  }
  return document
}

test('whatever is read, nothing is thrown and every place lies within the one around it', () => {
  fc.assert(
    fc.property(markdown, (text) => {
      expectSound(text)
    }),
    { numRuns: 1_500 },
  )
})

test('a character that is plain stands where its place says', () => {
  fc.assert(
    fc.property(markdown, (text) => {
      for (const { text: prose } of proseOf(readDocument(text))) {
        for (const [at, offset] of prose.offsets.entries()) {
          const sign = prose.plain[at] ?? ''
          if (/[a-zé.:]/.test(sign) && prose.ends[at] === offset + 1)
            expect(text[offset]).toBe(sign)
        }
      }
    }),
    { numRuns: 1_000 },
  )
})

test('words come out as they went in, at their place, between whatever blocks', () => {
  const word = fc.stringMatching(/^[b-z]{2,9}$/)
  const wrap = fc.constantFrom<(text: string) => string>(
    (text) => `${text}\n`,
    (text) => `- ${text}\n`,
    (text) => `> ${text}\n`,
    (text) => `> - [ ] ${text}\n`,
    (text) => `| a |\n|---|\n| ${text} |\n`,
    (text) => `1. **${text}**\n`,
  )
  const block = fc.tuple(fc.array(word, { minLength: 1, maxLength: 6 }), wrap)
  fc.assert(
    fc.property(fc.array(block, { maxLength: 8 }), (given) => {
      const text = given.map(([words, as]) => as(words.join(' '))).join('\n<!-- -->\n\n')
      const prose = proseOf(readDocument(text))
      expect(prose.map((one) => one.text.plain)).toEqual(given.map(([words]) => words.join(' ')))
      for (const one of prose) {
        const { start, end } = spanOf(one.text, 0, one.text.plain.length)
        expect(text.slice(start, end)).toBe(one.text.plain)
      }
    }),
  )
})

test('deep emphasis, deep links and a hundred thousand brackets are read without a throw', () => {
  const nested = Array.from({ length: 1_500 }).reduce<string>(
    (inner, _, at) => (at % 2 ? `*${inner}*` : `_${inner}_`),
    'a',
  )
  for (const text of [nested, '['.repeat(100_000), '![a'.repeat(2_000), '`` ` '.repeat(4_000)]) {
    expectSound(text)
  }
})

const CORPUS = '../shared/corpus/postmortems'

/** Absent in a clone that stands alone, which then holds one test less and skips none. */
const real = existsSync(CORPUS) ? test : () => {}

real('real postmortems are read whole', () => {
  const files = globSync(`${CORPUS}/*__*.md`)
  expect(files).toHaveLength(22)
  for (const file of files) {
    const document = expectSound(readFileSync(file, 'utf8'))
    expect([file, document.unreadFrom]).toEqual([file, null])
    expect([file, document.frontMatter?.problems ?? []]).toEqual([file, []])
    expect(walkBlocks(document).length).toBeGreaterThan(3)
    expect(lineText(document, document.lines + 1)).toBe('')
  }
})

test('what nests too deeply for the stack is left out and told, and what stands above it in YAML is not', () => {
  const program = `
    import { readDocument } from './src/markdown/document/read-document.ts'
    const nested = '**a '.repeat(1000) + 'a' + ' a**'.repeat(1000)
    const { unreadFrom, sections, frontMatter } = readDocument('---\\ntitle: x\\n---\\n# Head\\n\\n' + nested)
    console.log(JSON.stringify([unreadFrom, sections, frontMatter.keys[0].value]))`
  const args = ['--stack-size=120', '--input-type=module', '--eval', program]
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect(JSON.parse(stdout)).toEqual([4, [], 'x'])
})
