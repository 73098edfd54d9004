import type { Weight } from '../../domain/weight.ts'
import { cut } from '../../markdown/inert.ts'
import type { Finding } from '../../postmortem/finding.ts'
import type { Annotation, DesiredCheck } from './check.ts'
import type { SeenRequest } from './request.ts'
import { findingsOf, type Reading, type ReviewedDocument } from './reviewed.ts'
import { MOST_ANNOTATIONS, summary } from './summary.ts'
import { counted, lighter } from './weighing.ts'

/** What GitHub takes as the heading and as the words of an annotation, with room to spare. */
const LONGEST_TITLE = 200
const LONGEST_MESSAGE = 4_000

const LEVELS: Readonly<Record<Weight, Annotation['level']>> = {
  blocker: 'failure',
  warning: 'warning',
  notice: 'notice',
}

/** Documents of one pull request together; `left` counts those that were not looked at, since there are so many. */
export interface Batch {
  readonly documents: readonly ReviewedDocument[]
  readonly more: number
}

/**
 * What the check *Sitrep / postmortem* says. While the pull request is a draft it counts what is left and fails nothing;
 * from then on whatever stands in the way fails it.
 */
export function postmortemCheck(request: SeenRequest, batch: Batch): DesiredCheck {
  // What nobody has looked at has not passed.
  const blocked = batch.more > 0 || batch.documents.some(stands)
  return {
    name: 'Sitrep / postmortem',
    conclusion: request.draft ? 'neutral' : blocked ? 'failure' : 'success',
    title: cut(titleOf(request, batch), LONGEST_TITLE),
    summary: summary(request, batch),
    annotations: shown(batch.documents).map(({ path, finding }) => annotation(path, finding)),
  }
}

/** Document by document, the heaviest first; of too many the heaviest of all. */
function shown(documents: readonly ReviewedDocument[]) {
  const all = documents.flatMap((document) =>
    findingsOf(document)
      .toSorted(lighter)
      .map((finding) => ({ path: document.path, finding })),
  )
  if (all.length <= MOST_ANNOTATIONS) return all
  return all.toSorted((a, b) => lighter(a.finding, b.finding)).slice(0, MOST_ANNOTATIONS)
}

/** A document that could not be read has not passed either. */
const stands = (document: ReviewedDocument): boolean =>
  document.reading.kind !== 'findings' ||
  findingsOf(document).some(({ severity }) => severity === 'blocker')

function titleOf({ draft }: SeenRequest, { documents, more }: Batch): string {
  const unread = more + documents.filter(({ reading }) => reading.kind !== 'findings').length
  const found = counted(documents.flatMap(findingsOf))
  const parts = [
    ...(draft ? waitingIn(documents.map(({ reading }) => reading)) : []),
    ...(unread === 0
      ? []
      : [unread === 1 ? 'a document not read' : `${unread} documents not read`]),
    ...(found === '' || draft ? [] : [found]),
  ]
  if (parts.length > 0) return parts.join(', ')
  return draft && found !== '' ? found : 'Nothing stands in the way'
}

function waitingIn(readings: readonly Reading[]): readonly string[] {
  const left = readings.flatMap((reading) => (reading.kind === 'findings' ? [reading.left] : []))
  const waiting = left.reduce((sum, one) => sum + one.waiting, 0)
  const sections = left.reduce((sum, one) => sum + one.sections, 0)
  if (waiting === 0) return []
  return [`${waiting} of ${sections} sections wait${waiting === 1 ? 's' : ''} for a person`]
}

const annotation = (path: string, finding: Finding): Annotation => ({
  path,
  line: finding.line,
  endLine: Math.max(finding.line, finding.endLine),
  column: null,
  level: LEVELS[finding.severity],
  title: finding.code,
  message: cut(finding.message, LONGEST_MESSAGE),
})
