import { ACTION_ITEM } from '../config/labels.ts'
import { CONFIG_PATH } from '../config/path.ts'
import { readConfig } from '../config/read.ts'
import { type Instant, instant, iso } from '../domain/instant.ts'
import { type Policy, severityRank } from '../domain/policy.ts'
import type { Sight } from '../engine/sweep.ts'
import { closedOf, isItem, isTimed } from './actions/watched.ts'
import { type Client, client, type Octokit } from './client.ts'
import { againQuery, ESTATE_QUERY, OPEN_QUERY } from './estate-query.ts'
import type { Answer, IssueNode } from './graphql-answer.ts'
import { type ListedIssue, namesOf } from './listed-issues.ts'
import { labelsOf, layersOf, rawOf } from './read-graphql.ts'
import { type Asking, askPage } from './reports/asking.ts'
import { pageSize } from './reports/page-size.ts'
import type { Points } from './reports/points.ts'
import type { RepositoryRef } from './setup-requests.ts'
import { isWithoutGraphql } from './without-graphql.ts'
import { type AtHand, githubWorld, type Surroundings } from './world.ts'

/** The open issues of a repository, many at once. */
export interface Survey {
  /** Null where this GitHub shows them one by one only. Throws Failure. */
  readonly open: (since: Instant | null) => Promise<Opened | null>
  readonly again: (numbers: readonly number[]) => Promise<readonly Sight[]>
}

export interface Opened {
  readonly pages: AsyncIterable<readonly Sight[]>
  readonly policy: Policy
  /** What has changed since then; null where that was not asked, or was too much to come along. */
  readonly changed: readonly ListedIssue[] | null
}

type Node = IssueNode & { readonly updatedAt: string }

interface Page {
  readonly nodes: readonly Node[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

type Repository = Omit<NonNullable<Answer['repository']>, 'issue'>
type Changed = Pick<Node, 'number' | 'body' | 'state' | 'updatedAt' | 'labels'>
type Changes = Pick<Page, 'pageInfo'> & { readonly nodes: readonly (Changed | null)[] }
type EstateAnswer = Pick<Answer, 'viewer' | 'organisation'> & {
  readonly repository:
    | (Repository & { readonly issues: Page | null; readonly changed?: Changes })
    | null
}
type Around = Pick<Answer, 'viewer' | 'organisation'> & { readonly repository: Repository }

/** What is the same for all issues of the repository. */
interface Place {
  readonly around: Around
  /** Names of all its labels. */
  readonly labels: readonly string[]
  readonly policy: Policy
}

/** GitHub ends a query after ten seconds, and a page of fifty incidents is a megabyte. */
const PAGE = 50
const PAUSES_MS = [1_000, 3_000] as const

interface Desk {
  readonly octokit: Octokit
  readonly at: RepositoryRef
  readonly around: Surroundings
  readonly github: Client
  readonly asking: Asking
}

/** `points` says when what is left of the limit is for others. */
export function surveyOf(
  octokit: Octokit,
  at: RepositoryRef,
  around: Surroundings,
  points: Points,
): Survey {
  const github = client(octokit, around)
  const asking: Asking = {
    ...{ points, size: pageSize(PAGE), now: around.now, pauses: PAUSES_MS },
    client: client(octokit, { ...around, readPauses: [] }),
  }
  const desk: Desk = { octokit, at, around, github, asking }
  return {
    async open(since) {
      const readAt = around.now()
      const first = around.bystander === true ? null : await estateOf(desk, since)
      if (!first?.repository) return null
      const { repository, ...rest } = first
      const place = await placeOf(desk, { ...rest, repository })
      const pages = pagesOf(desk, place, repository.issues, readAt)
      return { pages, policy: place.policy, changed: changedIn(repository.changed) }
    },
    async again(numbers) {
      const readAt = around.now()
      const answer = await seenAgain(desk, numbers)
      if (answer === null) return []
      const place = await placeOf(desk, answer.around)
      return answer.nodes.map((node) => sightOf(desk, place, node, readAt))
    },
  }
}

/** With the first action items, whose label needs no config to be known. Null where there is no such query, or repository. */
async function estateOf(desk: Desk, since: Instant | null): Promise<EstateAnswer | null> {
  const { owner, repo: name } = desk.at
  const path = `HEAD:${CONFIG_PATH}`
  const sought = { changes: since !== null, since: since === null ? null : iso(since) }
  const asked = { owner, name, path, label: ACTION_ITEM, after: null, ...sought }
  const whole = (data: unknown): EstateAnswer | 'none' | null => {
    const answer = data as EstateAnswer | null
    if (answer?.repository === null) return 'none'
    return isWholePage(answer?.repository?.issues) ? answer : null
  }
  try {
    const answer = await askPage(desk.asking, ESTATE_QUERY, asked, whole)
    return answer === 'none' ? null : answer
  } catch (error) {
    if (isWithoutGraphql(error)) return null
    throw error
  }
}

async function placeOf({ github, at }: Desk, around: Around): Promise<Place> {
  const labels = await labelsOf(github, at, around.repository.labels)
  const { policy } = readConfig(layersOf(around, at))
  return { around, labels, policy }
}

/** Where one is missing, or there are more, they are listed by themselves. */
function changedIn(changed: Changes | undefined): Opened['changed'] {
  if (changed === undefined || changed.pageInfo.hasNextPage) return null
  const nodes = changed.nodes.filter((node) => node !== null)
  return nodes.length < changed.nodes.length ? null : nodes.map(asListed)
}

async function* pagesOf(
  desk: Desk,
  place: Place,
  items: Page | null,
  readAt: Instant,
): AsyncGenerator<readonly Sight[]> {
  const { policy } = place
  const sights = (page: Page, at: Instant) => page.nodes.map((one) => sightOf(desk, place, one, at))
  // What is both an incident and an action item is an incident.
  for await (const { page, at } of listed(desk, policy.label, null, desk.around.now())) {
    yield sights(page, at)
  }
  for await (const { page, at } of listed(desk, ACTION_ITEM, items, readAt)) {
    yield sights(page, at).filter(({ issue }, nth) => issue.item && isWatched(page.nodes[nth]))
  }
  if (policy.actions.evidence !== 'deployed') return
  const closed = await closedOf(desk.github, desk.at, desk.around.now())
  yield closed.map((issue) => listedSight(issue, policy))
}

interface Listing {
  readonly page: Page
  readonly at: Instant
}

/** The pages of a list, of which the first may have been read before. Throws Failure. */
async function* listed(
  { asking, at: { owner, repo: name } }: Desk,
  label: string,
  first: Page | null,
  readAt: Instant,
): AsyncGenerator<Listing> {
  let page = first
  let at = readAt
  for (;;) {
    if (page !== null) yield { page, at }
    if (page?.pageInfo.hasNextPage === false) return
    at = asking.now()
    const after: string | null = page?.pageInfo.endCursor ?? null
    page = await askPage(asking, OPEN_QUERY, { owner, name, label, after }, pageIn)
  }
}

const pageIn = (data: unknown): Page | null => {
  const page = (data as EstateAnswer | null)?.repository?.issues
  return isWholePage(page) ? page : null
}

type Part = { readonly nodes: readonly unknown[] } | null | undefined
const isWholePart = (part: Part): boolean => part?.nodes.every((one) => one !== null) ?? false

/** GitHub's schema promises what it leaves out where a page is too much for it. */
const isWhole = (node: Node | null): node is Node =>
  [node?.comments, node?.timelineItems, node?.labels, node?.assignees].every(isWholePart)

const isWholePage = (page: Page | null | undefined): page is Page =>
  page?.nodes.every(isWhole) ?? false

/** Whether all of its comments and its log are there. */
const isAll = ({ comments, timelineItems }: Node): boolean =>
  !comments.pageInfo.hasNextPage && !timelineItems.pageInfo.hasNextPage

const asListed = ({ number, body, state, updatedAt, labels }: Changed): ListedIssue => ({
  ...{ number, body, state: state.toLowerCase(), updated_at: updatedAt, labels: labels.nodes },
})

const isWatched = (node: Node | undefined): boolean =>
  node !== undefined && isTimed({ ...asListed(node), comments: node.comments.nodes.length })

function sightOf({ octokit, at, around }: Desk, place: Place, node: Node, readAt: Instant): Sight {
  const listed = listedSight(asListed(node), place.policy)
  if (!isAll(node)) return listed
  const whole = {
    comments: node.comments.nodes,
    events: node.timelineItems.nodes,
    labels: place.labels,
  }
  const atHand: AtHand = { raw: rawOf(place.around, node, whole, at), readAt }
  const world = githubWorld(octokit, { ...at, issue_number: node.number }, around, atHand)
  return { ...listed, whole: true, world, readAt }
}

function listedSight(issue: ListedIssue, policy: Policy): Sight {
  const item = isItem(issue, policy)
  const names = namesOf(issue)
  const severity = policy.severities.find(({ name }) => names.has(name.toLowerCase()))
  const { number, state, updated_at: updated } = issue
  return {
    issue: { number, open: state === 'open', updatedAt: instant(updated), item },
    rank: item ? policy.severities.length + 1 : severityRank(policy, severity?.name ?? null),
    ...{ whole: false, world: null },
    readAt: 0 as Instant,
  }
}

interface Again {
  readonly around: Around
  readonly nodes: readonly Node[]
}

/** Whichever GitHub leaves out, or all where it does not answer, is read by itself. */
async function seenAgain(
  { github, at: { owner, repo: name } }: Desk,
  numbers: readonly number[],
): Promise<Again | null> {
  const asked = { owner, name, path: `HEAD:${CONFIG_PATH}` }
  const [settled] = await Promise.allSettled([github.query(againQuery(numbers), asked)])
  if (settled.status === 'rejected') return null
  const answer = settled.value as (Around & { readonly repository: Repository | null }) | null
  const repository = answer?.repository
  if (!answer || !repository) return null
  const found = repository as unknown as Readonly<Record<string, Node | null>>
  const nodes = numbers.flatMap((number, place) => {
    const node = found[`i${place}`] ?? null
    return isWhole(node) && node.number === number ? [node] : []
  })
  return { around: { ...answer, repository }, nodes }
}
