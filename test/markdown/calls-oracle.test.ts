import fc from 'fast-check'
import markdownit from 'markdown-it'
import { expect, test } from 'vitest'
import { readCalls } from '../../src/markdown/calls.ts'

const parser = markdownit({ html: true })

/** Lines (1-based) of top-level paragraphs whose text the renderer shows at the start of a line. */
function shownLines(text: string): ReadonlySet<number> {
  const tokens = parser.parse(text, {})
  const shown = tokens.flatMap((token, at) => {
    const open = tokens[at - 1]
    const top = open?.type === 'paragraph_open' && open.level === 0
    return top ? linesOf(token, startsOf(token.children ?? [])) : []
  })
  return new Set(shown)
}

type Token = ReturnType<typeof parser.parse>[number]

const linesOf = (token: Token, starts: readonly string[]): readonly number[] =>
  token.content.split('\n').flatMap((line, offset) => {
    const shown = starts.some((start) => line.startsWith(start))
    return shown ? [(token.map?.[0] ?? 0) + offset + 1] : []
  })

/** How many lines of top-level paragraphs are shown with a command in front. */
function shownStarts(text: string): number {
  const tokens = parser.parse(text, {})
  const starts = tokens.flatMap((token, at) =>
    tokens[at - 1]?.type === 'paragraph_open' ? startsOf(token.children ?? []) : [],
  )
  return starts.filter((start) => /^\/[a-z-]+$/.test(start)).length
}

type Children = NonNullable<Token['children']>

/** The first words of each line that the paragraph breaks into, links and the like not looked into. */
function startsOf(children: Children): readonly string[] {
  return children.flatMap((child, at) => {
    const before = children[at - 1]
    const first = before === undefined || /^(?:soft|hard)break$/.test(before.type)
    return first && child.type === 'text' ? [child.content.split(/[ \t]/)[0] ?? ''] : []
  })
}

const PARTS = [
  '/ack',
  '/sev 1',
  'word',
  ' ',
  '  ',
  '    ',
  '\t',
  '\n',
  '\n\n',
  '\r\n',
  '> ',
  '>',
  '- ',
  '* ',
  '1. ',
  '2) ',
  '```',
  '~~~',
  '````',
  '`',
  '``',
  '<!--',
  '-->',
  '<div>',
  '</div>',
  '<b>',
  '<b ',
  '<pre>',
  '</pre>',
  '<?',
  '?>',
  '[',
  ']',
  '](',
  ')',
  '[a]: b',
  '"',
  '# ',
  '---',
  '===',
  '|',
  '|-|',
  ':-:',
  '\\',
  '<',
  '>',
  '***',
  '- - -',
  'a | b',
  '- | -',
] as const

const comment = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('\n', '\n/ack\n', '\n\n/sev 1\n') },
      { weight: 8, arbitrary: fc.constantFrom(...PARTS) },
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''))

test('whatever is run stands in a top-level paragraph of an independent renderer', () => {
  fc.assert(
    fc.property(comment, (text) => {
      const shown = shownLines(text)
      const { calls } = readCalls(text)
      for (const call of calls) expect([...shown]).toContain(call.line)
      expect(calls.length).toBeLessThanOrEqual(shownStarts(text))
    }),
    { numRuns: 20_000 },
  )
})

test('what that renderer shows plainly is run, where no HTML, bracket or table is near', () => {
  const plain = PARTS.filter((part) => !/[<[\]|\\:=`\t]| {4}/.test(part))
  const text = fc.array(fc.constantFrom('\n', '\n/ack\n', ...plain), { maxLength: 20 })
  fc.assert(
    fc.property(text, (parts) => {
      const body = parts.join('')
      const lines = body.split(/\r\n?|\n/)
      const run = new Set(readCalls(body).calls.map(({ line }) => line))
      const due = [...shownLines(body)].filter((line) =>
        /^\/(?:ack|sev)$/.test(lines[line - 1] ?? ''),
      )
      if (run.size < 10) for (const line of due) expect([...run]).toContain(line)
    }),
    { numRuns: 10_000 },
  )
})
