import { isReport, meaning } from '../config/labels.ts'
import { readConfig } from '../config/read.ts'
import { type Instant, instant, iso, plus } from '../domain/instant.ts'
import type { Policy } from '../domain/policy.ts'
import type { Estate, Listed } from '../engine/sweep.ts'
import { mayConcern, mayHoldCommand } from '../plan/may-concern.ts'
import { isItem, itemsToWatch } from './actions/watched.ts'
import { changedPulls } from './changed-pulls.ts'
import { type Client, client, type Octokit } from './client.ts'
import { type Opened, surveyOf } from './estate-survey.ts'
import { Failure } from './failure.ts'
import { type ListedIssue, listedIssues, namesOf } from './listed-issues.ts'
import { configLayers } from './read-rest.ts'
import { points } from './reports/points.ts'
import type { RepositoryRef } from './setup-requests.ts'
import { githubWorld, type Surroundings } from './world.ts'

interface Comment {
  readonly body?: string
  readonly issue_url: string
  readonly updated_at: string
}

const REPO = '/repos/{owner}/{repo}'

/**
 * One repository of GitHub, as a sweep wants it. Kept from one sweep to the next, it is told in one unmetered answer
 * each that config and open incidents have not changed.
 */
export function githubEstate(octokit: Octokit, at: RepositoryRef, told: Surroundings): Estate {
  const known = points()
  const around: Surroundings = {
    ...told,
    onBudget(budget) {
      known.told(budget)
      told.onBudget?.(budget)
    },
  }
  const github = client(octokit, around)
  const { open, again } = surveyOf(octokit, at, around, known)
  let opened: { readonly since: Instant | null; readonly found: Opened } | null = null
  const policyOf = async () => readConfig(await configLayers(github, at)).policy
  return {
    ...{ now: around.now, again },
    async survey(since) {
      const found = await open(since)
      opened = found === null ? null : { since, found }
      return found?.pages ?? null
    },
    async list(since) {
      const policy = await policyOf()
      const open = await listedIssues(github, at, { labels: policy.label, state: 'open' })
      const items = await itemsToWatch(github, at, policy, around.now())
      const changed = since === null ? [] : await changedSince(github, at, policy, since)
      return inOrder([...items, ...open, ...changed], policy)
    },
    async changed(since) {
      const found = opened?.since === since ? opened.found : null
      const policy = found?.policy ?? (await policyOf())
      const all = found?.changed ?? undefined
      return inOrder(await changedSince(github, at, policy, since, all), policy)
    },
    pulls: (since) => changedPulls(github, at, since),
    world: (number) => githubWorld(octokit, { ...at, issue_number: number }, around),
    spentUntil() {
      const now = around.now()
      const times = [known.spentUntil('graphql', now), known.spentUntil('core', now)]
      return times.reduce((last, one) => ((one ?? 0) > (last ?? 0) ? one : last), null)
    },
    limited: (error) =>
      error instanceof Failure && error.kind === 'rate-limit'
        ? plus(around.now(), (error.waitSeconds ?? 60) * 1000)
        : null,
  }
}

/** Each once, the lowest number first. */
const inOrder = (all: readonly ListedIssue[], policy: Policy): readonly Listed[] =>
  [...new Map(all.map((one) => [one.number, one])).values()]
    .map(listedBy(policy))
    .toSorted((a, b) => a.number - b.number)

const listedBy =
  (policy: Policy) =>
  (issue: ListedIssue): Listed => ({
    number: issue.number,
    open: issue.state === 'open',
    updatedAt: instant(issue.updated_at),
    item: isItem(issue, policy),
  })

/** Also what has no label of ours yet: a form, a command in the opening body or in a comment since. */
async function changedSince(
  github: Client,
  at: RepositoryRef,
  policy: Policy,
  since: Instant,
  known?: readonly ListedIssue[],
): Promise<readonly ListedIssue[]> {
  const listed = known ?? (await listedIssues(github, at, { state: 'all', since: iso(since) }))
  const all = listed.filter((issue) => isLabelled(issue, policy) || !isReport(namesOf(issue)))
  const rest = all.filter((issue) => !isLabelled(issue, policy) && !mayConcern(issue.body))
  const called = rest.length === 0 ? new Set<number>() : await calledUpon(github, at, since)
  const quiet = new Set(rest.filter(({ number }) => !called.has(number)))
  return all.filter((issue) => !quiet.has(issue))
}

/** The label of a status stays when somebody takes that of incidents off, which we may not have heard of. */
const isLabelled = (issue: ListedIssue, policy: Policy): boolean =>
  isItem(issue, policy) ||
  [...namesOf(issue)].some((name) => OF_INCIDENTS.has(meaning(name, policy)?.kind))

const OF_INCIDENTS: ReadonlySet<string | undefined> = new Set(['incident', 'status'])

/** The issues with a comment since then that may hold a command. */
async function calledUpon(
  github: Client,
  at: RepositoryRef,
  since: Instant,
): Promise<ReadonlySet<number>> {
  const comments = await github.all(`GET ${REPO}/issues/comments`, { ...at, since: iso(since) })
  const calling = (comments as readonly Comment[]).filter(({ body }) => mayHoldCommand(body))
  return new Set(calling.map(({ issue_url: url }) => Number(url.slice(url.lastIndexOf('/') + 1))))
}
