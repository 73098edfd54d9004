/** Field id to what was written; a field left empty is absent. */
export type FormAnswers = ReadonlyMap<string, string>

/** Fewer known headings than this and it is somebody's own text with a familiar word in it. */
const ENOUGH = 3
const NOTHING = /^_?no response_?$/i

/**
 * The answers in the body of a GitHub issue form; null when it is no such body. `headings` gives for each field id its
 * heading and the forms it once had; case, punctuation and spacing do not matter. A heading that is not known, one
 * inside a code block and one that came before belong to the answer they stand in.
 */
export function readForm(
  body: string,
  headings: ReadonlyMap<string, readonly string[]>,
): FormAnswers | null {
  const ids = new Map(
    [...headings].flatMap(([id, forms]) => forms.map((form) => [normal(form), id] as const)),
  )
  const sections = new Map<string, string[]>()
  let current: string[] = []
  for (const { line, fenced } of withFences(body.split(/\r\n?|\n/))) {
    const id = fenced ? undefined : ids.get(headingOf(line))
    if (id === undefined || sections.has(id)) current.push(line)
    else {
      current = []
      sections.set(id, current)
    }
  }
  return sections.size < ENOUGH ? null : answers(sections)
}

/** The texts of the boxes that are ticked in an answer. */
export function ticked(text: string): readonly string[] {
  return text.split(/\r\n?|\n/).flatMap((line) => {
    const box = /^\s{0,8}[-*+] \[[xX]\]\s+(\S.*)$/.exec(line)
    return box?.[1] === undefined ? [] : [box[1].trimEnd()]
  })
}

function answers(sections: ReadonlyMap<string, readonly string[]>): FormAnswers {
  const found = new Map<string, string>()
  for (const [id, lines] of sections) {
    const text = lines.join('\n').trim()
    if (text !== '' && !NOTHING.test(text)) found.set(id, text)
  }
  return found
}

const headingOf = (line: string): string => (line.startsWith('### ') ? normal(line.slice(4)) : '')

const normal = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/

/** Which lines stand in a code block. One that is never closed is no block here: it would swallow the fields after it. */
function withFences(lines: readonly string[]): readonly { line: string; fenced: boolean }[] {
  const closers = longestCloserAfter(lines)
  let open: string | null = null
  return lines.map((line, at) => {
    const fence = fenceOf(line)
    const inside = open !== null
    if (open !== null) open = closes(fence, open) ? null : open
    else if (fence !== null && isClosed(fence, closers[at])) open = fence.run
    return { line, fenced: inside || open !== null }
  })
}

interface Fence {
  readonly run: string
  readonly info: string
}

function fenceOf(line: string): Fence | null {
  const [, run, info = ''] = FENCE.exec(line) ?? []
  return run === undefined ? null : { run, info: info.trim() }
}

const closes = (fence: Fence | null, open: string): boolean =>
  fence !== null && fence.info === '' && fence.run.startsWith(open)

function isClosed({ run, info }: Fence, closers: Closers | undefined): boolean {
  const kind = run[0] ?? ''
  return !(kind === '`' && info.includes('`')) && run.length <= (closers?.[kind] ?? 0)
}

type Closers = Readonly<Record<string, number>>

/** For every line the longest fence of each kind that stands bare on a later line. */
function longestCloserAfter(lines: readonly string[]): readonly Closers[] {
  const after: Closers[] = []
  let best: Closers = {}
  for (let at = lines.length - 1; at >= 0; at--) {
    after[at] = best
    const fence = fenceOf(lines[at] ?? '')
    const kind = fence?.run[0]
    if (fence === null || kind === undefined || fence.info !== '') continue
    if (fence.run.length > (best[kind] ?? 0)) best = { ...best, [kind]: fence.run.length }
  }
  return after
}
