import { CODE, type Document, type Text } from '../../markdown/document/model.ts'

/** What a text says on one line, with the letters of its code and the addresses that stand for themselves. */
export function spoken(document: Document, text: Text): string {
  const pieces = [...text.plain.split('')].map((sign, at) =>
    sign === CODE ? code(document.text.slice(text.offsets[at], text.ends[at])) : sign,
  )
  return pieces.join('').replaceAll(/\s+/g, ' ').trim()
}

/** Without the backticks of code and the angle brackets of an address. */
function code(source: string): string {
  const [, ticks = ''] = /^(`+)/.exec(source) ?? []
  if (ticks !== '' && source.length > 2 * ticks.length && source.endsWith(ticks)) {
    return source.slice(ticks.length, -ticks.length).trim()
  }
  return source.startsWith('<') && source.endsWith('>') ? source.slice(1, -1) : source
}
