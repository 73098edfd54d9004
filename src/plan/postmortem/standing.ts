import { owesPostmortem } from '../../domain/policy.ts'
import { ended } from '../../domain/status.ts'
import { safeHref } from '../../markdown/link.ts'
import { pullTitle } from '../../postmortem/draft/pull-body.ts'
import type { View } from '../card/view.ts'
import { compareLink } from '../compare-link.ts'
import { PULLS_BOX } from '../pulls-box.ts'
import { repositoryHome } from '../repository-home.ts'
import { postmortemBranch } from './branch.ts'
import { draftTitle } from './draft-title.ts'
import { openingBody } from './pull-text.ts'
import type { SeenPull } from './seen.ts'

/**
 * How far a postmortem is. `bygone`: it was late before we came. `owed`: nothing is there yet. `closed`: somebody closed its pull request unmerged. `merged`:
 * its pull request was, and what that brought has not been seen yet. `unopened`: the document lies on its branch, and
 * whoever follows `compare` opens its pull request.
 */
export type Stage =
  | { readonly kind: 'published' | 'skipped' | 'not-owed' | 'bygone' | 'owed' }
  | { readonly kind: 'draft' | 'in-review' | 'closed' | 'merged'; readonly pull: SeenPull }
  | { readonly kind: 'unopened'; readonly compare: string }

export function stageOf(view: View): Stage {
  const { incident, policy, postmortem } = view
  const { published, skipped, asked } = incident.postmortem
  if (published !== null) return { kind: 'published' }
  if (!owesPostmortem(policy, incident)) {
    return { kind: skipped === null || asked !== null ? 'not-owed' : 'skipped' }
  }
  const stage = ofPulls(postmortem?.pulls ?? [], asked?.at ?? 0, view)
  return stage.kind === 'owed' || stage.kind === 'bygone' ? (unopenedIn(view) ?? stage) : stage
}

function ofPulls(pulls: readonly SeenPull[], askedAt: number, { bygone }: View): Stage {
  const pull = pulls.find(({ open }) => open) ?? pulls[0]
  return pull === undefined ? { kind: bygone ? 'bygone' : 'owed' } : ofPull(pull, askedAt)
}

/** What GitHub did not let us open a pull request for, or has not yet. */
function unopenedIn(view: View): Stage | null {
  const { postmortem, issue, incident } = view
  const path = postmortem?.unpulled ?? null
  if (postmortem === null || path === null || postmortem.outrun) return null
  const compare = compareLink({
    home: repositoryHome(issue.url),
    base: postmortem.base.branch,
    branch: postmortemBranch(issue.number),
    title: draftTitle(pullTitle({ number: issue.number, title: incident.title })),
    body: openingBody(view, path, []),
    brief: `The postmortem of incident ${issue.number}: ${issue.url}`,
  })
  return { kind: 'unopened', compare }
}

/** What was asked for after its pull request was closed is made again. */
function ofPull(pull: SeenPull, askedAt: number): Stage {
  const { open, draft, closedAt, mergedAt } = pull
  if (open) return { kind: draft ? 'draft' : 'in-review', pull }
  if (askedAt > (closedAt ?? 0)) return { kind: 'owed' }
  return { kind: mergedAt === null ? 'closed' : 'merged', pull }
}

/** `pull request 12` as a link that is no reference. */
export function pullLink({ number, url }: SeenPull, capital = false): string {
  const text = `${capital ? 'Pull' : 'pull'} request ${number}`
  const href = safeHref(url)
  return href === null ? text : `[${text}](${href})`
}

const AGAIN = '`/postmortem` asks for a new one, `/postmortem skip <reason>` declines it.'

/** Who has to do what where GitHub lets us open no pull request. */
export function unopened(compare: string, brings: string): string {
  return `GitHub did not let Sitrep open the pull request. **[Open its pull request](${compare})**: one click, everything is filled in. ${brings}, and Sitrep goes on from there. For the next time, ${PULLS_BOX}.`
}

const readied = ({ draftByTitle }: SeenPull): string =>
  draftByTitle ? 'take `[draft]` out of its title' : 'mark it as ready for review'

/** What stands between the incident and its postmortem, and what to do or to type next. */
export function nextStep(stage: Stage, { incident }: View): string {
  switch (stage.kind) {
    case 'owed':
      return ended(incident.category)
        ? 'Its pull request is opened as soon as Sitrep may write contents and pull requests here. `/postmortem skip <reason>` declines it.'
        : 'Its pull request is opened once the incident is resolved. `/postmortem skip <reason>` declines it.'
    case 'unopened':
      return unopened(stage.compare, 'It brings the draft')
    case 'draft':
      return `${pullLink(stage.pull, true)} is a draft: fill in what its check points at, then ${readied(stage.pull)}.`
    case 'in-review':
      return `${pullLink(stage.pull, true)} is in review: merging it publishes the postmortem.`
    case 'closed':
      return `${pullLink(stage.pull, true)} was closed without being merged. ${AGAIN}`
    case 'merged':
      return `${pullLink(stage.pull, true)} was merged, but no document of it is on the default branch: it went into another one, or was taken back. ${AGAIN}`
    case 'skipped':
      return '`/postmortem` asks for one after all.'
    case 'not-owed':
      return incident.drill ? '' : '`/postmortem` asks for one.'
    case 'bygone':
      return '`/postmortem` asks for one.'
    case 'published':
      return ''
    default:
      return stage satisfies never
  }
}
