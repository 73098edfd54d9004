import {
  type Block,
  CODE,
  type Document,
  type Section,
  type Span,
  type Text,
} from '../markdown/document/model.ts'
import { lineText, spanOf } from '../markdown/document/places.ts'
import { columnsOf } from './items/columns.ts'
import { blocksOf, sectionsOf, textsOf } from './walk.ts'

/** What a template left for somebody to fill in, and still stands there. */
export interface Placeholder extends Span {
  readonly text: string
}

const BLANKS =
  '(?:incident |postmortem |post-mortem )?(?:title|name|names|date|time|author|authors|owner|owners|severity|duration|service|link|url|number|description|summary|team|status|impact|root cause|version|start|end|tbd|todo|placeholder|xx+)'

/** Anywhere in a text. In capitals, since `todo list` and `xx` are words to somebody. */
const TOKENS: readonly RegExp[] = [
  /\bTODO\b\s?[:(-]|^TODO\b|\bTODO[.!)\]]*$/,
  /\b(?:TBD|TBC|TBA|FIXME|XXX)\b/,
  /\b(?:XX:XX|HH:MM|YYYY-MM-DD|YYYY\/MM\/DD|DD\/MM\/YYYY|MM\/DD\/YYYY|DD\.MM\.YYYY)\b/,
  /[$€£]\s?(?:[XY]{1,4}|N)\b(?![-\w])|(?<![\w-])(?:X{1,4}|Y{1,4}|N)\s?%(?!\w)/,
  /(?<![\w-])XX+ (?:minutes?|hours?|days?|users?|customers?|requests?|seconds?|transactions?|percent)\b/,
  /(?:[:~≈(]\s?|\b(?:about|approximately|around|for|lasted|affected|by|of) )[XYN] (?:minutes?|hours?|days?|users?|customers?|requests?|seconds?|transactions?|percent)\b/,
  /(?:^|[\s:$€£~(])_{3,}(?=$|[\s.,;%)])/,
  new RegExp(`\\[${BLANKS}\\]|<${BLANKS}>|\\{\\{?\\s?${BLANKS}\\s?\\}\\}?`, 'i'),
  /\[(?:insert|add|describe|enter|your|fill|to be|link to|brief|short|please)\b[^[\]]{0,100}\]/i,
  /[[(][^[\]()]{0,60}\bto (?:be )?(?:fill|complete|add)(?:ed)?(?: in| out)?\b[^[\]()]{0,60}[\])]/i,
]

/** In angle brackets a blank is a tag that no page shows: what is a tag of HTML itself is not among them. */
const TAGS =
  /<(?:incident |action |your |team |root )?(?:name|names|date|dates|owner|owners|action|actions|item|author|authors|description|person|who|when|what|team|service|services|severity|impact|duration|cause|number|url|status|tbd|todo|placeholder)(?: of users| here)?>/i

/** The whole of a text. */
const WHOLE: readonly RegExp[] = [
  /^(?:tbd|tbc|tba|todo|fixme|to be (?:determined|decided|defined|done|completed|confirmed|added|filled in)|fill (?:me|this) in|placeholder|coming soon|wip)[.!…]*$/i,
  /^(?:\?{2,}|_{3,}|\.{3}|…|x{2,})$/i,
  /^no response$/i,
  /^lorem ipsum\b/i,
  /^(?:a )?(?:brief|short|quick|high.level|one.paragraph|concise) (?:description|summary|overview|explanation)\b.{0,160}$/i,
]

/** The only sentence below a heading, in the words in which a template asks for it. */
const ASKED =
  /^(?:please )?(?:briefly )?(?:describe|explain|summari[sz]e|outline|provide|insert|fill in|fill out|list (?:the|all|any|each|here)|enter|detail|give|write (?:a|the|here|your)|add (?:a|the|any|your) (?:description|summary|details?))\b[^.!?]{0,200}[.!]?(?: [^.!?]{0,200}[.!?]?)?$/i

/** All placeholders, at most one for each paragraph, item or cell, in order. */
export function placeholdersIn(document: Document): readonly Placeholder[] {
  const top = { blocks: [], sections: document.sections }
  const statuses = new Set([...blocksOf(top)].flatMap(statusCells))
  const found = [...textsOf(top)].flatMap((text) => {
    if (statuses.has(text)) return []
    return inText(text) ?? asTag(document, text) ?? []
  })
  const asked = [...sectionsOf(document.sections)].flatMap((section) => askedIn(section))
  const all = [...inFrontMatter(document), ...found, ...asked]
  return all.toSorted((a, b) => a.start - b.start)
}

/** In a column of statuses TODO is one. */
function statusCells(block: Block): readonly Text[] {
  if (block.kind !== 'table') return []
  const at = columnsOf(block.header).get('status')
  return at === undefined ? [] : block.rows.flatMap(({ cells }) => cells[at] ?? [])
}

function inText(text: Text): Placeholder | null {
  const plain = text.plain.trim()
  if (WHOLE.some((like) => like.test(plain))) return { ...place(text), text: plain }
  for (const like of TOKENS) {
    const found = like.exec(text.plain)
    if (found === null) continue
    const { start, end, line, endLine } = spanOf(text, found.index, found.index + found[0].length)
    const left = plain.length <= 60 ? plain : text.plain.slice(found.index)
    return { start, end, line, endLine, text: left }
  }
  return null
}

/** `<owner>` is left out of the words, so it is looked for in what is written; in code it stays what it is. */
function asTag(document: Document, text: Text): Placeholder | null {
  const found = TAGS.exec(document.text.slice(text.start, text.end))
  if (found === null) return null
  const at = text.start + found.index
  const isCode = text.offsets.some(
    (start, index) => start <= at && at < (text.ends[index] ?? start),
  )
  return isCode ? null : { ...place(text), text: found[0] }
}

const place = ({ start, end, line, endLine }: Span): Span => ({ start, end, line, endLine })

/** A section with nothing in it but the request of its template. Action items are requests by nature. */
function askedIn({ heading, blocks, sections }: Section): readonly Placeholder[] {
  const told = blocks.filter(({ kind }) => kind !== 'html' && kind !== 'rule')
  const [only, ...more] = told
  if (heading === null || sections.length > 0 || more.length > 0) return []
  if (only?.kind !== 'paragraph' || only.text.plain.includes(CODE)) return []
  if (/\baction|follow|next step|to-?do|task|improve/i.test(heading.text.plain)) return []
  return ASKED.test(only.text.plain) ? [{ ...place(only), text: only.text.plain }] : []
}

function inFrontMatter(document: Document): readonly Placeholder[] {
  const { frontMatter } = document
  if (frontMatter === null) return []
  const found: Placeholder[] = []
  for (let line = frontMatter.line; line <= frontMatter.endLine; line++) {
    const text = lineText(document, line)
    const start = document.lineStarts[line - 1] ?? 0
    const isLeft = /\b(?:TODO|TBD|FIXME)\b|\b(?:YYYY-MM-DD|HH:MM|XX:XX)\b/.test(
      text.replace(/\s#.*$/, ''),
    )
    if (isLeft)
      found.push({ start, end: start + text.length, line, endLine: line, text: text.trim() })
  }
  return found
}
