import { hidden } from './hidden.ts'

/** Elements whose content is folded away, struck out, quoted or not text to its reader. */
const CONCEALING = new Set(
  'details blockquote del s strike pre code table template dialog select object svg math noscript title textarea style script xmp iframe noembed noframes plaintext'.split(
    ' ',
  ),
)

/** What HTML has opened so far and not closed. */
export interface Concealed {
  readonly open: Map<string, number>
  /** A tag or comment was left unfinished: what follows may be part of it. */
  broken: boolean
}

export const nothingConcealed = (): Concealed => ({ open: new Map(), broken: false })

export const isConcealed = ({ open, broken }: Concealed): boolean => broken || open.size > 0

/** Counts the tags of a paragraph. One inside a container opens, but does not close what is outside. */
export function noteTags(state: Concealed, tags: readonly string[], topLevel: boolean): void {
  for (const tag of tags) {
    const [, slash = '', name = ''] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(tag) ?? []
    const element = name.toLowerCase()
    if (CONCEALING.has(element)) count(state.open, element, slash, topLevel)
  }
}

function count(open: Map<string, number>, name: string, slash: string, topLevel: boolean): void {
  const now = open.get(name) ?? 0
  if (slash === '') open.set(name, now + 1)
  else if (topLevel && now > 1) open.set(name, now - 1)
  else if (topLevel) open.delete(name)
}

/** Counts the tags of an HTML block; returns how many characters were looked at. */
export function noteBlock(state: Concealed, lines: readonly string[], topLevel: boolean): number {
  const { tags, steps } = hidden(lines.map((line) => line.replaceAll(/[`\\]/g, ' ')))
  noteTags(state, tags, topLevel)
  const tagged = tags.reduce((sum, tag) => sum + openers(tag), 0)
  const whole = openers(lines.join('\n'))
  if (tags.some(isUnfinished) || whole > tagged) state.broken = true
  return 2 * steps
}

const openers = (text: string): number => [...text.matchAll(/<[a-z/!?]/gi)].length

const isUnfinished = (tag: string): boolean =>
  !tag.endsWith('>') || (tag.startsWith('<!--') && !tag.endsWith('-->'))
