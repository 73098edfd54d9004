import { cut, oneLine } from '../../markdown/inert.ts'

/** What Mermaid reads as its own, and what looks the same to people. Entities it would show as they are typed. */
const ALIKE: Readonly<Record<string, string>> = {
  '"': '”',
  "'": '’',
  '`': 'ˋ',
  ':': '∶',
  ';': '；',
  '#': '＃',
  '%': '％',
  $: '＄',
  '\\': '＼',
  '<': '‹',
  '>': '›',
  '[': '［',
  ']': '］',
  '{': '｛',
  '}': '｝',
  '&': '＆',
  '*': '∗',
  '|': '｜',
  '~': '∼',
  _: '＿',
  '@': '＠',
  // With these it marks entities in its own text, and takes them back as such.
  ﬂ: 'fl',
  '¶': '⁋',
}

/** Text of people as a label of a chart: one line that cannot end its place, nor begin a word of Mermaid's own. */
export function label(text: string, budget = 40): string {
  const plain = cut(oneLine(text), budget).replaceAll(
    /["'`:;#%$\\<>[\]{}&*|~_@ﬂ¶]/g,
    (sign) => ALIKE[sign] ?? ' ',
  )
  return plain === '' ? '–' : plain
}
