import { expect, test } from 'vitest'
import { gate } from '../../src/commands/gate.ts'
import { readCalls } from '../../src/markdown/calls.ts'
import { mayHoldCommand } from '../../src/plan/may-concern.ts'
import { scene } from '../support/scene.ts'

/** The commands of a text that would change the incident, where an administrator wrote it. */
const run = (text: string): readonly string[] =>
  readCalls(text).calls.flatMap((call) => {
    const gated = gate(call, 'admin', scene())
    return gated.kind === 'accepted' ? [gated.text] : []
  })

test.each([
  ['a Kelvin sign', '/ac\u212a'],
  ['a long s', '/re\u017folve'],
  ['a dotless i', '/m\u0131tigated'],
  ['a capital with a dot', '/m\u0130tigated'],
  ['letters of full width', '/\uff41\uff43\uff4b'],
  ['mathematical letters', '/\u{1d41a}\u{1d41c}\u{1d424}'],
  ['a ligature', '/\ufb01x #13'],
  ['letters with marks', '/a\u0301ck'],
  ['a fraction slash', '\u2044ack'],
  ['a division slash', '\u2215ack'],
  ['a combining solidus', '\u0338ack'],
  ['a zero-width joiner behind the slash', '/\u200dack'],
  ['a word joiner behind the name', '/ack\u2060'],
  ['an invisible times in the name', '/ac\u2062k'],
  ['a Hangul filler in front', '\u3164/ack'],
  ['a Braille blank in front', '\u2800/ack'],
  ['a mark that turns the direction', '\u202e/ack'],
  ['an isolate around it', '\u2067/ack\u2069'],
  ['a tab in front', '\t/ack'],
  ['a form feed in front', '\f/ack'],
  ['a vertical tab behind', '/ack\v'],
  ['nought in the name', '/ac\0k'],
  ['an escape in front', '\u001b/ack'],
  ['next line in front of it', 'text\u0085/ack'],
  ['a paragraph separator in front', 'text\u2029/ack'],
  ['a line separator in front', 'text\u2028/ack'],
  ['a form feed for a line end', 'text\f/ack'],
  ['an entity for the slash', '&#47;ack'],
  ['an escaped slash', '\\/ack'],
  ['two slashes', '//ack'],
  ['a half of a character in the name', '/ac\ud800k'],
])('%s runs nothing', (_, text) => {
  expect(run(text)).toEqual([])
})

test.each([
  ['a comment that a comment sign inside it does not end', '<!-- a <!-- b\n\n/ack\n\n-->'],
  ['a comment with a dash too few', '<!-- a ->\n\n/ack\n\n-->'],
  ['a comment behind a quote', '> <!--\n\n/ack\n\n-->'],
  ['the last line of a quote that goes on lazily', '> it says\n/ack'],
  ['a quote in a list that goes on lazily', '- > it says\n/ack'],
  ['an item that goes on lazily', '1. first\n/ack'],
  ['a task', '- [ ] /ack'],
  ['a ticked task', '- [x] /ack'],
  ['an item of plus signs', '+ /ack'],
  ['a definition below an item', '- a\n\n  /ack'],
  ['a fence of four in a quote', '> ````\n> /ack\n> ````'],
  ['a fence below an item', '- a\n  ```\n  /ack\n  ```'],
  ['a fence that a longer one with words does not close', '```\n```` x\n/ack'],
  ['a fence of tildes that backticks do not close', '~~~\n```\n/ack\n```'],
  ['code behind four spaces in a list', '- a\n\n      /ack'],
  ['a summary', '<details><summary>\n/ack\n</summary></details>'],
  ['a folded part', '<details>\n<summary>x</summary>\n\n/ack\n\n</details>'],
  ['a template', '<template>\n\n/ack\n\n</template>'],
  ['a title of a link', '[a](b "c\n/ack\nd")'],
  ['the head of a table', '/ack | x\n|-|-|\n| a | b |'],
  ['a heading by an underline', '/ack\n---'],
  ['a reply by mail', 'On Friday ana wrote:\n> /ack\n> and more'],
  ['the middle of a sentence', 'then type /ack and wait'],
  ['a word behind it on the line above', 'type\u00a0\n /ack'],
])('%s runs nothing', (_, text) => {
  expect(run(text)).toEqual([])
})

test.each([
  ['a carriage return', 'text\r/ack'],
  ['both line ends', 'text\r\n/ack\r\n'],
  ['blanks behind it', '/ack   \t '],
  ['a tab before its words', '/sev\t2'],
  ['what only looks like a tag around it, so that all of it shows', '<a\nhref="x"\n/ack\n>'],
  ['an attribute that a blank line has ended', '<img alt="\n\n/ack\n\n">'],
])('a command with %s is one', (_, text) => {
  expect(run(text)).toHaveLength(1)
})

test('a hundred commands in one comment run ten, and one that changes its mind runs in order', () => {
  const many = Array.from({ length: 100 }, (_, at) => `/timeline line ${at}`).join('\n')
  expect(run(many)).toHaveLength(10)
  expect(run('/sev 1\n/sev 4\n/sev 2')).toEqual(['/severity 1', '/severity 4', '/severity 2'])
})

const LARGEST = 65_536

test.each([
  ['quotes', '>', '/ack'],
  ['lazy quotes', '> a\n', '/ack'],
  ['items', '- ', '/ack'],
  ['numbers', '1) ', '/ack'],
  ['brackets', '[', '/ack'],
  ['backticks', '`', '/ack'],
  ['comment signs', '<!--', '/ack'],
  ['tags', '<a ', '/ack'],
  ['slashes', '/', '/ack'],
  ['commands', '/ack\n', ''],
  ['pipes', '|', '/ack'],
  ['blanks', ' ', '/ack'],
  ['zero-width spaces', '\u200b', '/ack'],
  ['marks that turn', '\u202e', '/ack'],
])('64 KiB of %s take work in proportion, and no more than ten commands', (_, unit, end) => {
  const text = `${unit.repeat(Math.floor((LARGEST - end.length - 1) / unit.length))}\n${end}`
  const whole = text.slice(-LARGEST)
  const half = whole.slice(0, whole.length / 2)
  const reading = readCalls(whole)
  expect(reading.calls.length).toBeLessThanOrEqual(10)
  expect(reading.steps).toBeLessThanOrEqual(2.5 * readCalls(half).steps + 2_000)
})

test('what the door lets pass is at least all that would run', () => {
  for (const text of ['/ack', 'a\r/ack', 'x\n/sev 2', '/Ack', 'text\r\n\r\n/resolve.'])
    expect([text, run(text).length > 0, mayHoldCommand(text)]).toEqual([text, true, true])
})
