/** What ends an HTML block: a text that must appear in a line, or a blank line. */
export type HtmlEnd = RegExp | 'blank'

const ENDS: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?:[ \t>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![a-z]/i, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
]

const NAMES =
  'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p param search section source summary table tbody td tfoot th thead title tr track ul'
const BLOCK_NAMES = new Set(NAMES.split(' '))
const NAME = /^<\/?([a-z][a-z0-9-]*)(?:[ \t>]|\/>|$)/i

/** How the HTML block that `text` opens will end (CommonMark's seven kinds); null when it opens none. */
export function htmlEnd(text: string, inParagraph: boolean): HtmlEnd | null {
  for (const [start, end] of ENDS) if (start.test(text)) return end
  const name = NAME.exec(text)?.[1]?.toLowerCase()
  if (name !== undefined && BLOCK_NAMES.has(name)) return 'blank'
  if (inParagraph) return null
  const end = tagEnd(text, 0)
  return end !== null && text.slice(end).trim() === '' ? 'blank' : null
}

const ATTRIBUTE =
  /[ \t\n]+[a-zA-Z_:][\w.:-]*(?:[ \t\n]*=[ \t\n]*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?/y
const OPENING = /<[a-zA-Z][a-zA-Z0-9-]*/y
const TAIL = /[ \t\n]*\/?>/y
const CLOSING = /<\/[a-zA-Z][a-zA-Z0-9-]*[ \t\n]*>/y

/** Where the tag that begins at `at` ends (one past its `>`); null when no whole tag stands there. */
export function tagEnd(text: string, at: number): number | null {
  const closing = after(CLOSING, text, at)
  if (closing !== null) return closing
  let end = after(OPENING, text, at)
  let next = end
  while (next !== null) {
    end = next
    next = after(ATTRIBUTE, text, end)
  }
  return end === null ? null : after(TAIL, text, end)
}

function after(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : null
}
