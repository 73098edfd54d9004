import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inline } from '../../src/commands/inline.ts'
import { inert, oneLine } from '../../src/markdown/inert.ts'
import { redact } from '../../src/markdown/secrets.ts'
import { factsOf } from '../support/scene.ts'

/** Put together here, so that no scanner of secrets takes this file for a leak. */
const TOKEN = ['gh', 'p_', 'Zq7'.repeat(12)].join('')

/** What nobody sees, or what is gone once a text is composed and shown. */
const UNSEEN = [
  ['a zero width space', '\u200b'],
  ['a joiner', '\u200d'],
  ['a soft hyphen', '\u00ad'],
  ['a byte order mark', '\ufeff'],
  ['a direction mark', '\u202e'],
  ['an isolate', '\u2066'],
  ['a tag character', '\u{e0041}'],
  ['a variation selector', '\ufe0f'],
  ['a late variation selector', '\u{e0100}'],
  ['a filler', '\u3164'],
  ['a control', '\u0007'],
  ['half a character', '\ud83d'],
  ['the other half', '\ude00'],
  ['a sign for what was lost', '\ufffd'],
] as const

const split = (text: string, by: string): string => `${text.slice(0, 7)}${by}${text.slice(7)}`

test.each(UNSEEN)('%s inside a token carries it past nobody', (_what, sign) => {
  const hidden = split(TOKEN, sign)
  for (const text of [
    hidden,
    `we pasted ${hidden} in`,
    `a\n${hidden}\r\nb`,
    [...TOKEN].join(sign),
  ]) {
    expect(redact(text).found).toEqual(['github-token'])
    expect(oneLine(redact(text).text)).not.toContain('Zq7Zq7Zq7')
    expect(inert(redact(text).text)).not.toContain('Zq7Zq7Zq7')
  }
})

test('a letter that becomes another one when it is composed hides no key', () => {
  const key = ['A\u212a', 'IA', 'ABCDEFGHIJKLMNOP'].join('')
  expect(oneLine(key)).toBe(['AK', 'IA', 'ABCDEFGHIJKLMNOP'].join(''))
  expect(redact(key)).toEqual({ text: '[redacted: aws-access-key]', found: ['aws-access-key'] })
})

test('what cannot be seen stays where it splits no secret', () => {
  const text = 'a\u200bb\u00adc\r\n\td\u202e 👩‍💻'
  expect(redact(text)).toEqual({ text, found: [] })
})

test.each([
  ['/update', (hidden: string) => `/update we use\n${hidden}\nnow`],
  ['/timeline', (hidden: string) => `/timeline it began\nwith ${hidden}`],
])('%s takes in no token that stands split on a line below it', (_name, said) => {
  const facts = factsOf(said(split(TOKEN, '\u200b')))
  expect(oneLine(JSON.stringify(facts))).toContain('[redacted: github-token]')
  expect(oneLine(JSON.stringify(facts))).not.toContain('Zq7Zq7')
})

test('what a refusal repeats holds no token either', () => {
  expect(inline(split(TOKEN, '\u200b'))).toBe('`[redacted: github-token]`')
})

test('wherever it is split, and by however much, nothing of it is shown', () => {
  // Two halves that meet are a character that is seen.
  const signs = UNSEEN.map(([, one]) => one).filter((one) => one.isWellFormed())
  const sign = fc.constantFrom(...signs)
  const cuts = fc.array(fc.tuple(fc.nat(TOKEN.length), sign), { maxLength: 12 })
  fc.assert(
    fc.property(cuts, fc.constantFrom('', ' ', 'a ', '🔥', '\n'), (all, before) => {
      const hidden = all.reduce((text, [at, by]) => text.slice(0, at) + by + text.slice(at), TOKEN)
      const once = redact(`${before}${hidden}`)
      expect(oneLine(once.text)).not.toContain('Zq7Zq7Zq7')
      expect(redact(once.text).found).toEqual([])
    }),
    { numRuns: 500 },
  )
})
