import type { Draft } from '../../postmortem/draft/about.ts'
import { pullTitle } from '../../postmortem/draft/pull-body.ts'
import { refreshed } from '../../postmortem/draft/refreshed.ts'
import type { View } from '../card/view.ts'
import type { Effect } from '../effect.ts'
import { postmortemBranch } from './branch.ts'
import { draftWords, refreshWords } from './commit-words.ts'
import { type Course, courseOf } from './course.ts'
import { calls } from './invited.ts'
import { listing, listWords } from './listing.ts'
import type { Material } from './material.ts'
import { closedBody, currentBody, isPutAway, openingBody } from './pull-text.ts'
import type { SeenDocument, SeenPostmortem, SeenPull } from './seen.ts'

/** What becomes of the postmortem. All of it depends on how far it has come, so it is told against what is seen. */
export interface PostmortemSteps {
  /** Noted in the card, and therefore before it. */
  readonly tried: readonly Effect[]
  /** Nobody waits for them, so they come behind all words. */
  readonly made: readonly Effect[]
}

const NOTHING: PostmortemSteps = { tried: [], made: [] }

export function postmortemSteps(
  view: View,
  fresh: View['entries'],
  material: Material,
): PostmortemSteps {
  const { incident, policy, bygone, postmortem: seen } = view
  if (seen === null) return NOTHING
  const course = courseOf(incident, policy, seen, bygone)
  const listed = shelved(view, seen, material)
  return {
    tried: [...listed, ...(course.kind === 'keep' ? calls(course.pull, incident, fresh) : [])],
    made: made(course, view, seen, material),
  }
}

function made(
  course: Course,
  view: View,
  seen: SeenPostmortem,
  material: Material,
): readonly Effect[] {
  switch (course.kind) {
    case 'none':
      return []
    case 'make':
      return making(view, seen, material)
    case 'reopen':
      return [bodyStep('pull.reopen', course, currentBody(course.pull.body, view))]
    case 'keep':
      // While it runs again nothing is due, which nobody has to be told.
      return course.refreshed ? [...refresh(view, material), ...rewritten(course.pull, view)] : []
    case 'close':
      return [bodyStep('pull.close', course, closedBody(course.pull.body, view))]
    case 'release':
      // What stands there tells that somebody wants it in spite of our closing.
      return isPutAway(course.pull) ? [] : rewritten(course.pull, view)
    default:
      return course satisfies never
  }
}

const bodyStep = (
  type: 'pull.close' | 'pull.reopen',
  { pull: { number: pull } }: Extract<Course, { pull: SeenPull }>,
  body: string,
): Effect => ({ type, pull, body })

/** What somebody else opened is theirs. */
function rewritten({ number: pull, body: before, ours }: SeenPull, view: View): readonly Effect[] {
  const body = currentBody(before, view)
  return body === before || !ours ? [] : [{ type: 'pull.update', pull, body }]
}

/** Whatever of branch, document and pull request is not there yet. */
function making(
  view: View,
  { branch: head, unpulled, outrun, base }: SeenPostmortem,
  material: Material,
): readonly Effect[] {
  const { draft } = material
  const path = unpulled ?? draft?.path ?? null
  if (path === null) return []
  const { number } = view.issue
  const branch = postmortemBranch(number)
  if (outrun) return [{ type: 'branch.forward', branch, sha: base.sha }]
  const open: Effect = {
    type: 'pull.open',
    branch,
    base: base.branch,
    title: pullTitle({ number, title: view.incident.title }),
    body: openingBody(view, path, draft?.problems ?? []),
  }
  if (unpulled !== null || draft === null) return [...refresh(view, material), open]
  const message = draftWords(number)
  const file: Effect = { type: 'file.put', branch, path, text: draft.text, blob: null, message }
  return head === null
    ? [{ type: 'branch.create', branch, sha: base.sha }, file, open]
    : [file, open]
}

/** What the incident has learnt since goes where nobody has written. */
function refresh(view: View, { draft, document }: Material): readonly Effect[] {
  if (draft === null || document === null) return []
  const text = brought(document, draft)
  if (text === document.file.text) return []
  const { path, blob } = document.file
  const branch = postmortemBranch(view.issue.number)
  const message = refreshWords(view.issue.number)
  return [{ type: 'file.put', branch, path, text, blob, message }]
}

const brought = ({ file, ours }: SeenDocument, { text }: Draft): string =>
  ours === null ? file.text : refreshed(file.text, ours, text)

/** The list of all postmortems, as far as it differs. */
function shelved(
  { issue }: View,
  { base }: SeenPostmortem,
  { shelf }: Material,
): readonly Effect[] {
  const list = shelf === null ? null : listing(shelf)
  if (list === null) return []
  return [{ type: 'index.put', branch: base.branch, ...list, message: listWords(issue.number) }]
}
