import { compareLink } from '../compare-link.ts'
import type { Effect } from '../effect.ts'
import { linkWords } from '../postmortem/commit-words.ts'
import { listing, listWords } from '../postmortem/listing.ts'
import type { SeenFile, SeenPull } from '../postmortem/seen.ts'
import { repositoryHome } from '../repository-home.ts'
import { actionsBranch } from './branch.ts'
import { linksBody, linksTitle } from './links-text.ts'
import type { ItemMaterial, ItemsView, LinksWay } from './material.ts'
import { stepOf, type Tried } from './tried.ts'

/** How the links get into the document. */
export interface Links {
  readonly effects: readonly Effect[]
  /** Why they do not; null where they do, or are there. */
  readonly unlinked: 'declined' | 'refused' | null
  /** The pull request that brings them; null where none does. */
  readonly pull: number | null
  /** Where a person opens it with one click, since GitHub did not let us; null where nothing waits for that. */
  readonly compare: string | null
}

const THERE: Links = { effects: [], unlinked: null, pull: null, compare: null }

/** Whatever is not on its way yet of the links, and of the list of all postmortems where that needs a pull request too. */
export function linkSteps(view: ItemsView, material: ItemMaterial): Links {
  const { document, linked, way, tried } = material
  const text = linked(document.text)
  const lacks = text !== document.text
  if (!goesByPull(way, tried)) {
    return lacks ? { ...THERE, effects: untried([direct(view, material, text)], tried) } : THERE
  }
  if (!lacks && listOf(way) === null) return THERE
  const open = way.pulls.find((pull) => pull.open)
  const [newest] = way.pulls
  // We never close it, so that people have.
  if (open === undefined && newest?.mergedAt === null) return { ...THERE, unlinked: 'declined' }
  if (isRefused(view, tried)) return { ...THERE, unlinked: 'refused' }
  const effects = pullSteps(view, material, open, lacks)
  const pull = open?.number ?? null
  const compare = isUnopened(effects, way)
    ? compareOf(view, way, bodyOf(view, material, lacks))
    : null
  return { effects: untried(effects, tried), unlinked: null, pull, compare }
}

/** Nothing is missing but the pull request, which an earlier look, or round, would have opened if it could. */
const isUnopened = (effects: readonly Effect[], { branch }: LinksWay): boolean =>
  branch !== null && effects.every(({ type }) => type === 'pull.open') && effects.length > 0

const compareOf = ({ issue }: ItemsView, { base }: LinksWay, body: string): string =>
  compareLink({
    home: repositoryHome(issue.url),
    base: base.branch,
    branch: actionsBranch(issue.number),
    title: linksTitle(issue.number),
    body,
    brief: `The links to the action items of incident ${issue.number}: ${issue.url}`,
  })

/**
 * Whether the default branch takes no commits of ours, as far as its rules say and as GitHub has answered in this look, or
 * in one before it whose branch still waits for its pull request.
 */
export const goesByPull = (
  { direct, base, branch, pulls }: LinksWay,
  { refused }: Tried,
): boolean =>
  !direct ||
  (branch !== null && pulls.length === 0) ||
  [...refused].some(
    (step) =>
      step.startsWith(`links.put ${base.branch} `) || step.startsWith(`index.put ${base.branch} `),
  )

/**
 * Whether GitHub takes nothing of ours on that branch either. One that cannot be moved on is gone on from, and a pull
 * request that is refused a person can open.
 */
const isRefused = ({ issue }: ItemsView, { refused }: Tried): boolean =>
  [...refused].some(
    (step) =>
      step.split(' ')[1] === actionsBranch(issue.number) &&
      !step.startsWith('branch.forward ') &&
      !step.startsWith('pull.open '),
  )

const untried = (effects: readonly Effect[], { done, refused }: Tried): readonly Effect[] =>
  effects.filter((effect) => {
    const step = stepOf(effect)
    return step === null || !(done.has(step) || refused.has(step))
  })

function direct({ issue }: ItemsView, { document, way }: ItemMaterial, text: string): Effect {
  const { path, blob } = document
  const message = linkWords(issue.number)
  return { type: 'links.put', branch: way.base.branch, path, text, blob, message }
}

const listOf = ({ shelf }: LinksWay) => (shelf === null ? null : listing(shelf))

function pullSteps(
  view: ItemsView,
  material: ItemMaterial,
  open: SeenPull | undefined,
  lacks: boolean,
): readonly Effect[] {
  const { document, way } = material
  const branch = actionsBranch(view.issue.number)
  const ready = readied(branch, way, open)
  const isAtBase = ready.length > 0 && !material.tried.refused.has(`branch.forward ${branch}`)
  const held = isAtBase ? { document, index: way.shelf?.index ?? null } : way.held
  const files = [
    ...(lacks ? linksIn(branch, held.document, view, material) : []),
    ...listIn(branch, held.index, view, way),
  ]
  if (open !== undefined) return files
  const title = linksTitle(view.issue.number)
  const body = bodyOf(view, material, lacks)
  const base = way.base.branch
  return [...ready, ...files, { type: 'pull.open', branch, base, title, body, ready: true }]
}

function bodyOf(view: ItemsView, { document, way }: ItemMaterial, lacks: boolean): string {
  const brought = {
    document: lacks ? document.path : null,
    index: listOf(way)?.path ?? null,
    base: way.base.branch,
  }
  return linksBody(brought, view)
}

/** A branch of an earlier pull request that was merged goes on from where the default branch is now, as far as it can. */
function readied(branch: string, way: LinksWay, open: SeenPull | undefined): readonly Effect[] {
  const { sha } = way.base
  if (way.branch === null) return [{ type: 'branch.create', branch, sha }]
  const isMerged = open === undefined && way.pulls[0]?.head === way.branch
  return isMerged && way.branch !== sha ? [{ type: 'branch.forward', branch, sha }] : []
}

function linksIn(
  branch: string,
  held: SeenFile | null,
  { issue }: ItemsView,
  { linked }: ItemMaterial,
): readonly Effect[] {
  if (held === null) return []
  const text = linked(held.text)
  if (text === held.text) return []
  const { path, blob } = held
  return [{ type: 'file.put', branch, path, text, blob, message: linkWords(issue.number) }]
}

function listIn(
  branch: string,
  held: SeenFile | null,
  { issue }: ItemsView,
  way: LinksWay,
): readonly Effect[] {
  const list = listOf(way) === null || way.shelf === null ? null : listing(way.shelf, held)
  return list === null
    ? []
    : [{ type: 'file.put', branch, ...list, message: listWords(issue.number) }]
}
