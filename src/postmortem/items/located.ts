import type { Piece } from '../../markdown/blocks.ts'
import type { Chunk } from '../../markdown/document/chunks.ts'
import { narrowed } from '../../markdown/document/narrowed.ts'
import { hasDefinition } from '../../markdown/document/read-chosen.ts'
import { factNamed } from '../facts.ts'
import { type PartName, partsLabelled, partsNamed } from '../section-names.ts'
import { recognised } from '../sections.ts'

/**
 * The chunks that reading action items takes, those that hold them first: sections and labels that may announce some,
 * and the head of the document, which says when it was and who took part. Rather one too many than one too few.
 */
export function located(chunks: readonly Chunk[]): readonly Chunk[] {
  const listed = new Set(listedAmong(chunks))
  const first = chunks.findIndex(({ heading }) => heading !== null && isPart(heading))
  const isHead = (at: number) => first === -1 || at < first
  const others = [...chunks.entries()].filter(
    ([at, chunk]) => !listed.has(chunk) && (isHead(at) || chunk.pieces.some(mayLabel)),
  )
  return [...listed, ...others.map(([, chunk]) => narrowed(chunk, mayLabel, isNeeded))]
}

/** Those whose heading, or one above it, may announce action items. */
function listedAmong(chunks: readonly Chunk[]): readonly Chunk[] {
  const above: { readonly level: number; readonly listed: boolean }[] = []
  return chunks.filter(({ heading, level }) => {
    if (heading === null) return false
    while ((above.at(-1)?.level ?? 0) >= level) above.pop()
    const listed = above.at(-1)?.listed === true || mayName(heading)
    above.push({ level, listed })
    return listed
  })
}

const MARKUP = /[[\]<>&`\\!^]/

/** Whether a heading is certain to announce a part other than the one for facts. */
const isPart = (heading: string): boolean =>
  !MARKUP.test(heading) && recognised(bare(heading), null).some((name) => name !== 'metadata')

const WANTED: ReadonlySet<PartName> = new Set(['action-items', 'metadata'])
/** Every wording for one of these parts has one of these words in it. */
const HINT =
  /ac(?:tion|cion|ao|oe)|\bais?\b|follow|measure|improv|task|item|step|fix|work|change|to.?do|recommend|prevent|remed|what|our|how|meta|stat|detail|info|fact|header|document|general|ahead|forward|next|plan|counter|safeguard|harden|correct|suggest|propos|commitment|capa|backlog|ticket|stor(?:y|ies)|idea|opportunit|strateg|control|enhance|solution|mitigat|future|roadmap|where|thing|avoid|happen|occur|recur|again|stop|issue|med?idas|mesure|misure|mejora|melhor|amelior|tare[af]|itens|elementos|pass?[oi]|etapes|azion|reco|racc|empfehl|massnahm|schritt|aufgabe|verbesser|vorbeug|vervolg|prevenc|pravent|[\u00c0-\u024f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/i

/** Emphasis and marks at the ends are no part of what a heading says. */
const bare = (raw: string): string =>
  raw
    .replace(/\s#+\s*$/, '')
    .replaceAll(/[*_~]/g, '')
    .trim()

/** Every wording of a label has one of these. */
const LABEL_HINT =
  /action|\bais?\b|follow|measure|improv|task|item|step|fix|work|change|to.?do|recommend|prevent|remed|suggest|propos|what|our|how|meta|stat|detail|info|fact|header|document|general/i

/** Whether a line may say one of these names, whichever way the parser reads its code. */
const mayName = (raw: string): boolean => HINT.test(raw) && saysOne(raw, partsNamed)
const mayBeLabelled = (raw: string): boolean => LABEL_HINT.test(raw) && saysOne(raw, partsLabelled)

function saysOne(raw: string, naming: (words: string) => readonly PartName[]): boolean {
  const plain = MARKUP.test(raw) ? withoutMarkup(raw) : [raw]
  const read = plain.flatMap((text) => [bare(text), bare(text.split(/:(?:\s|\*|_|$)/, 1)[0] ?? '')])
  return [...new Set(read)].some((text) => naming(text).some((name) => WANTED.has(name)))
}

/** What is left of links, images, tags, escapes and entities; code is left out, or read as words. */
function withoutMarkup(raw: string): readonly string[] {
  const words = raw
    .replaceAll(/!\[[^\]]{0,500}\]\([^)]{0,1000}\)/g, ' ')
    .replaceAll(/\]\([^)]{0,1000}\)|\]\[[^\]]{0,500}\]/g, '')
    .replaceAll(/<[^>]{0,1000}>|&#?\w{1,40};/g, ' ')
    .replaceAll(/[[\]\\]/g, '')
  return [words.replaceAll(/`[^`]*`/g, ' '), words.replaceAll('`', '')]
}

const LONGEST_LABEL = 48
/** The head of a table that lists action items; emphasis around the words is only a mark. */
const TITLED = /action\W{1,4}items?\W{0,6}(?:\||$)/i

/** A line that may be a label, or a definition of an address that stands inside of something. */
function mayLabel({ kind, lines, within }: Piece): boolean {
  if (kind === 'code' || kind === 'indented' || kind === 'html') return false
  if (within !== null && lines.some(({ text }) => hasDefinition(text))) return true
  if (lines.some(({ text }) => TITLED.test(text))) return true
  const [first] = lines
  const all = kind === 'table' || first?.text.includes(':') === true
  const read = all ? lines : lines.slice(0, 1)
  return read.some(
    ({ text }) =>
      (kind === 'paragraph' && looksLikeHeading(text) && mayName(text)) ||
      labelsOf(text).some(mayBeLabelled),
  )
}

/** Bold, or with a colon at the end. */
const looksLikeHeading = (text: string): boolean =>
  text.length < 2 * LONGEST_LABEL && /^\s*(?:\*\*|__|<(?:b|strong)>)|:\W*$/.test(text)

const isNeeded = (piece: Piece): boolean =>
  mayLabel(piece) || piece.lines.some(({ text }) => labelsOf(text).some(mayState))

/** Whether it may be the label of a fact. */
function mayState(raw: string): boolean {
  const plain = MARKUP.test(raw) ? withoutMarkup(raw) : [raw]
  return plain.some((text) => factNamed(text) !== null)
}

/** What stands before a colon, in a first cell, or alone on the line, where it is as short as a label. */
function labelsOf(text: string): readonly string[] {
  const line = text.replace(/^[|\s]+/, '').slice(0, 4 * LONGEST_LABEL)
  const colon = line.search(/:(?=[\s*_|]|$)/)
  const cell = line.indexOf('|')
  const ends = [colon, cell, line.length < 2 * LONGEST_LABEL ? line.length : -1]
  return ends.filter((end) => end > 0 && end < 2 * LONGEST_LABEL).map((end) => line.slice(0, end))
}
