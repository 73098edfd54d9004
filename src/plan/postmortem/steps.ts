import type { Draft } from '../../postmortem/draft/about.ts'
import { refreshed } from '../../postmortem/draft/refreshed.ts'
import type { View } from '../card/view.ts'
import type { Effect } from '../effect.ts'
import { postmortemBranch } from './branch.ts'
import { type Course, courseOf } from './course.ts'
import { calls } from './invited.ts'
import type { Material } from './material.ts'
import { closedBody, keptBody, openingBody, pullTitle, releasedBody } from './pull-text.ts'
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
  switch (course.kind) {
    case 'none':
      return NOTHING
    case 'make':
      return { tried: [], made: making(view, seen, material.draft) }
    case 'reopen':
      return {
        tried: [],
        made: [bodyStep('pull.reopen', course, keptBody(course.pull.body, view))],
      }
    case 'keep':
      return {
        tried: calls(course.pull, incident, fresh),
        made: [
          ...refresh(view, material),
          ...rewritten(course.pull, keptBody(course.pull.body, view)),
        ],
      }
    case 'close':
      return {
        tried: [],
        made: [bodyStep('pull.close', course, closedBody(course.pull.body, view))],
      }
    case 'release':
      return { tried: [], made: rewritten(course.pull, releasedBody(course.pull.body, view)) }
    default:
      return course satisfies never
  }
}

const bodyStep = (
  type: 'pull.close' | 'pull.reopen',
  { pull: { number: pull } }: Extract<Course, { pull: SeenPull }>,
  body: string,
): Effect => ({ type, pull, body })

const rewritten = ({ number: pull, body: before }: SeenPull, body: string): readonly Effect[] =>
  body === before ? [] : [{ type: 'pull.update', pull, body }]

/** Whatever of branch, document and pull request is not there yet. */
function making(
  view: View,
  { branch: head, unpulled, base }: SeenPostmortem,
  draft: Draft | null,
): readonly Effect[] {
  const branch = postmortemBranch(view.issue.number)
  const title = pullTitle(view)
  const body = openingBody(view, draft?.problems ?? [])
  const open: Effect = { type: 'pull.open', branch, base: base.branch, title, body }
  if (unpulled !== null) return [open]
  if (draft === null) return []
  const { path, text } = draft
  const message = `Draft the postmortem of incident ${view.issue.number}`
  const file: Effect = { type: 'file.put', branch, path, text, blob: null, message }
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
  const message = `Bring the postmortem of incident ${view.issue.number} up to date`
  return [{ type: 'file.put', branch, path, text, blob, message }]
}

const brought = ({ file, ours }: SeenDocument, { text }: Draft): string =>
  ours === null ? file.text : refreshed(file.text, ours, text)
