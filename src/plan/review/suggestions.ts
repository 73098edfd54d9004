import { inert } from '../../markdown/inert.ts'
import type { Finding, Suggestion } from '../../postmortem/finding.ts'
import type { SuggestionComment } from './effect.ts'
import { type Hunk, hunksOf, isShown } from './hunks.ts'
import type { ChangedFile } from './request.ts'
import { findingsOf, type ReviewedDocument } from './reviewed.ts'
import { lighter } from './weighing.ts'

/** More than somebody clicks through. */
const MOST = 10

/** Said above the suggestions. */
export const SUGGESTIONS_BODY =
  'These lines can be mended with one click each. Nothing of it is said twice: what is left afterwards is shown by the check *Sitrep / postmortem*.'

type Mended = Finding & { readonly suggestion: Suggestion; readonly path: string }

/** The mends that can be offered beside their lines, the heaviest first, and never two for the same lines. */
export function suggestions(
  documents: readonly ReviewedDocument[],
  files: readonly ChangedFile[],
): readonly SuggestionComment[] {
  const shown = new Map(files.map(({ path, patch }) => [path, hunksOf(patch ?? '')]))
  const kept: Mended[] = []
  for (const one of documents.flatMap(mendedIn).toSorted((a, b) => lighter(a, b))) {
    if (kept.length === MOST) break
    if (
      isShown(shown.get(one.path) ?? [], one.suggestion) &&
      !kept.some((other) => meets(one, other))
    )
      kept.push(one)
  }
  return kept.map(commentOf)
}

const mendedIn = (document: ReviewedDocument): readonly Mended[] =>
  findingsOf(document).flatMap(({ suggestion, ...finding }) =>
    suggestion === null ? [] : [{ ...finding, suggestion, path: document.path }],
  )

const meets = (one: Mended, other: Mended): boolean =>
  one.path === other.path && overlap(one.suggestion, other.suggestion)

const overlap = (one: Hunk, other: Hunk): boolean =>
  one.line <= other.endLine && other.line <= one.endLine

function commentOf({ path, code, message, suggestion }: Mended): SuggestionComment {
  const { line, endLine, text } = suggestion
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  const block = `${fence}suggestion\n${text}\n${fence}`
  return { path, line, endLine, body: `\`${code}\`: ${inert(message)}\n\n${block}` }
}

const longestRun = (text: string): number =>
  [...text.matchAll(/`+/g)].reduce((longest, [run]) => Math.max(longest, run.length), 0)
