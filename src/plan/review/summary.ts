import { inert } from '../../markdown/inert.ts'
import { table } from '../../markdown/table.ts'
import type { Finding } from '../../postmortem/finding.ts'
import { catalogue } from '../../postmortem/rules/catalogue.generated.ts'
import { type MergingWords, mergingWords } from './merging-words.ts'
import type { Batch } from './postmortem-check.ts'
import type { SeenRequest } from './request.ts'
import { findingsOf, type Reading, type ReviewedDocument } from './reviewed.ts'
import { lighter } from './weighing.ts'

/** GitHub takes 65,535 bytes; what is written here is mostly ASCII, and an ellipsis of words must still fit. */
const LONGEST_BYTES = 60_000
/** Lines that are linked for one rule. */
const MOST_LINES = 10

const HEAD = ['Rule', 'Weight', 'Count', 'Lines'] as const

/** Tables of what was found, and what to do about each. Long ones are cut with a word about it: all of it is beside the lines. */
export function summary(request: SeenRequest, batch: Batch): string {
  const { documents, more } = batch
  const parts: readonly Part[] = [
    documents.length === 0 ? NONE : lead(request),
    ...documents.flatMap((document) => [section(request, document), ...merged(request, document)]),
    ...(more === 0 ? [] : [MANY(more)]),
    ...(documents.flatMap(findingsOf).length > MOST_ANNOTATIONS ? [TOO_MANY] : []),
    ...advice(documents.flatMap(findingsOf)),
  ]
  return within(parts)
}

/** A text, or one that may be said in brief where there is no room for all of it. */
type Part = string | MergingWords

function merged(request: SeenRequest, { path, merging }: ReviewedDocument): readonly Part[] {
  if (merging === null) return []
  const elsewhere = request.publishes ? null : request.base
  return [mergingWords(merging, `${pageOf(request, path)}?plain=1`, elsewhere)]
}

const lead = ({ draft }: SeenRequest): string =>
  draft
    ? 'This is a draft, so nothing fails yet. Once it is ready for review, blockers do.'
    : 'Blockers fail this check, warnings and notices do not.'

const NONE = 'Postmortems are only taken away or moved elsewhere here, so there is none to review.'

/** More annotations than anybody reads, in some twenty requests: strangers must not make us write for hours. */
export const MOST_ANNOTATIONS = 1_000

const TOO_MANY = `More was found than is shown beside the lines: the ${MOST_ANNOTATIONS} heaviest findings are.`

const MANY = (more: number): string =>
  `${more} more ${more === 1 ? 'document is' : 'documents are'} changed here than are reviewed at once. Divide the pull request to have all of them reviewed.`

/** Page of a file at the commit that is reviewed. A parenthesis would end the link that it stands in. */
export const pageOf = ({ home, head }: SeenRequest, path: string): string => {
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  return `${home}/blob/${head}/${encoded.replaceAll('(', '%28').replaceAll(')', '%29')}`
}

function section(request: SeenRequest, document: ReviewedDocument): string {
  const { path, incident, reading } = document
  const page = pageOf(request, path)
  const about =
    incident === null ? '' : `, [incident ${incident}](${request.home}/issues/${incident})`
  const heading = `### [${inert(path, 200)}](${page})${about}`
  return `${heading}\n\n${told(reading, `${page}?plain=1`)}`
}

const UNREAD: Readonly<Record<Exclude<Reading['kind'], 'findings'>, string>> = {
  'too-slow':
    'This document could not be reviewed: reading it takes too long. Deeply nested lists and quotes, or thousands of brackets, are what does that. Write it more simply, then push again.',
  'too-big':
    'This document could not be reviewed: it is larger than 1 MiB. Move logs and data into files of their own and link them.',
  unreadable:
    'This document could not be reviewed: it is no text in UTF-8, or GitHub does not show it at this commit. Save it as UTF-8, then push again.',
}

function told(reading: Reading, page: string): string {
  if (reading.kind !== 'findings') return UNREAD[reading.kind]
  const { waiting, sections } = reading.left
  const count =
    waiting === 0
      ? ''
      : `${waiting} of ${sections} sections wait${waiting === 1 ? 's' : ''} for a person.\n\n`
  if (reading.findings.length === 0) return `${count}Nothing was found.`
  return `${count}${table(HEAD, rows(reading.findings, page))}`
}

function rows(findings: readonly Finding[], page: string): readonly (readonly string[])[] {
  const byRule = Map.groupBy(findings.toSorted(lighter), ({ code }) => code)
  return [...byRule].map(([code, all]) => [
    `\`${code}\``,
    all[0]?.severity ?? '',
    String(all.length),
    linked(all, page),
  ])
}

function linked(all: readonly Finding[], page: string): string {
  const links = all.slice(0, MOST_LINES).map(({ line, endLine }) => {
    const many = endLine > line
    return `[${line}${many ? `–${endLine}` : ''}](${page}#L${line}${many ? `-L${endLine}` : ''})`
  })
  const left = all.length - links.length
  return left === 0 ? links.join(', ') : `${links.join(', ')} and ${left} more`
}

/** The words of each rule that spoke, so that nobody has to look them up. */
function advice(findings: readonly Finding[]): readonly string[] {
  const spoken = new Set(findings.map(({ code }) => code))
  const lines = catalogue
    .filter(({ code }) => spoken.has(code))
    .map((rule) => `- \`${rule.code}\`: ${rule.summary} ${rule.advice}`)
  if (spoken.size === 0) return []
  return [
    '### What to do',
    ...(lines.length === 0 ? [] : [lines.join('\n')]),
    'Where a rule is wrong, say so above the block: `<!-- sitrep-ignore rule-name: why -->`. What each rule weighs is set under `postmortem.rules` in `.github/sitrep.yml`.',
  ]
}

const NO_TABLES = 'There is no room to list them here.'

const CUT = 'There is more than fits here. What is left out here stands beside the lines.'

function within(parts: readonly Part[]): string {
  const briefs = parts.map((part) => (typeof part === 'string' ? part : part.brief))
  let bytes = briefs.reduce((sum, text) => sum + sizeOf(text), 0)
  if (bytes > LONGEST_BYTES) return upTo(briefs)
  const said = parts.map((part, at) => {
    const brief = briefs[at] ?? ''
    if (typeof part === 'string') return brief
    const more = sizeOf(part.full) - sizeOf(brief)
    const note = more > 0 && bytes + more > LONGEST_BYTES
    if (note) return `${brief} ${NO_TABLES}`
    bytes += more
    return part.full
  })
  return said.join('\n\n')
}

const ROOM = new TextEncoder()
/** With the blank line between two parts. */
const sizeOf = (text: string): number => ROOM.encode(text).length + 2

function upTo(parts: readonly string[]): string {
  const kept: string[] = []
  let bytes = 0
  for (const part of parts) {
    bytes += sizeOf(part)
    if (bytes > LONGEST_BYTES) return [...kept, CUT].join('\n\n')
    kept.push(part)
  }
  return kept.join('\n\n')
}
