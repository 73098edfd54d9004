/**
 * Characters that change how text reads without being seen: controls, soft hyphens, zero widths, direction marks,
 * odd spaces, variation selectors, tags, fillers. Tab and line ends are left to whoever asks.
 */
const INVISIBLE =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}|[\ufff0-\ufff8]/u
const EVERY_INVISIBLE = new RegExp(INVISIBLE, 'gu')

/** An emoji with its colour selector, or several joined into one: what phones type, and plainly visible. */
const EMOJI =
  /\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}]?\ufe0f?(?:\u200d\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}]?\ufe0f?){0,4}/gu

/** Whether a line hides something; tabs and whole emoji do not count. */
export function hasInvisible(line: string): boolean {
  return INVISIBLE.test(line.replaceAll('\t', ' ').replaceAll(EMOJI, ' '))
}

/** Every invisible character gone, except those inside an emoji; odd spaces become plain ones. */
export function withoutInvisible(text: string): string {
  let out = ''
  let at = 0
  for (const emoji of text.matchAll(EMOJI)) {
    out += plain(text.slice(at, emoji.index)) + emoji[0]
    at = emoji.index + emoji[0].length
  }
  return out + plain(text.slice(at))
}

/** A line as everything of ours shows it: composed, without halves of characters and without what cannot be seen. */
export const seenLine = (line: string): string =>
  withoutInvisible(line.toWellFormed().normalize('NFC')).replaceAll('\ufffd', '')

const plain = (text: string): string =>
  text.replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029\p{Zs}]/gu, ' ').replaceAll(EVERY_INVISIBLE, '')
