import { expect, test } from 'vitest'
import { compareLink } from '../../src/plan/compare-link.ts'

const OFFERED = {
  home: 'https://github.com/acme/shop',
  base: 'main',
  branch: 'sitrep/postmortem-7',
  title: 'Postmortem of incident 7: "Checkout" (fails)',
  brief: 'The postmortem of incident 7.',
}

const bodyIn = (link: string) => new URL(link).searchParams.get('body')

test('the whole body comes along, line by line', () => {
  const body = '@ana, please.\n\n| a | b |\n| :- | :- |\n<!-- kept -->'
  const link = compareLink({ ...OFFERED, body })
  expect(bodyIn(link)).toBe(body)
  expect(new URL(link).searchParams.get('title')).toBe(OFFERED.title)
  expect(link).not.toMatch(/[\s()<>"'*|@]/)
})

test.each([
  ['plain letters', 'a'.repeat(8_000)],
  ['letters that take three signs each', '# '.repeat(2_000)],
  ['other scripts', '\u6f22'.repeat(1_000)],
])('a body that no address can hold is one line instead: %s', (_what, body) => {
  const link = compareLink({ ...OFFERED, body })
  expect(bodyIn(link)).toBe(OFFERED.brief)
  expect(link.length).toBeLessThan(1_000)
})

test('half a character in a body breaks nothing', () => {
  expect(bodyIn(compareLink({ ...OFFERED, body: 'a\ud83d' }))).toBe('a\ufffd')
})
