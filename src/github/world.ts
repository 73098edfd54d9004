import type { Instant } from '../domain/instant.ts'
import type { Claims } from '../engine/claims.ts'
import type { Ledger } from '../engine/ledger.ts'
import type { Pace } from '../engine/pace.ts'
import { isRecent } from '../engine/survey.ts'
import type { World } from '../engine/world.ts'
import type { SeenItem } from '../plan/actions/seen.ts'
import type { Snapshot } from '../plan/snapshot.ts'
import { readItems } from './actions/items.ts'
import { itemKeyIn, itemSeen, openedIn } from './actions/opened.ts'
import type { ItemsPlace } from './actions/place.ts'
import { itemPorts } from './actions/ports.ts'
import { oldestOf } from './alerts/list.ts'
import { alertKey } from './alerts/mark.ts'
import { apply } from './apply.ts'
import type { Believed } from './believed.ts'
import type { Budget } from './budget.ts'
import { type Hands, withHands } from './by-hand.ts'
import { type Sighting, seenByBystander, withReceipts } from './bystander.ts'
import { type Client, client, type Octokit } from './client.ts'
import { Failure } from './failure.ts'
import { replyKeyIn } from './intent.ts'
import type { Key } from './keys.ts'
import { askPeople, type People } from './people.ts'
import type { Looking } from './postmortem/looking.ts'
import { readDocument, readPostmortem } from './postmortem/read.ts'
import { readShelf } from './postmortem/shelf.ts'
import { draftSources } from './postmortem/sources.ts'
import type { Raw } from './raw.ts'
import { readByGraphql } from './read-graphql.ts'
import { readByRest } from './read-rest.ts'
import { recurrences } from './recurrences.ts'
import type { IssueRef } from './requests.ts'
import { runLedger } from './run-ledger.ts'
import { kinOf, snapshotOf, written } from './snapshot.ts'
import { isShared } from './whose.ts'
import { whoWrites } from './writer.ts'

/** What an entry brings to every issue that it looks at. */
export interface Surroundings {
  readonly now: () => Instant
  readonly keys: readonly Key[]
  /** Answers about roles that may still be believed. */
  readonly people: People
  /** Answers about who may be assigned that may still be believed; without it each look asks anew. */
  readonly believed?: Believed
  /** By whose hand texts were written; without it each look asks anew. */
  readonly hands?: Hands
  /** The login that we write with; asked only where GraphQL does not answer. */
  readonly me: () => Promise<string>
  /** True with a person's token, which looks on: what that person wrote is theirs, and nothing is written. */
  readonly bystander?: boolean
  /** What keeps the writes on this issue single and unrepeated; without one a run remembers its own. */
  readonly ledger?: Ledger
  /** The lane of this installation's writes; without one nobody waits. */
  readonly pace?: Pace
  /** Whether something else waits for us to come to an end here, for which what is only offered is left out. */
  readonly hurried?: () => boolean
  /** Whether somebody has done something here since we have begun, for whom the many issues of action items are left. */
  readonly awaited?: () => boolean
  /** Which of the two we are, where the other one may be at work as well; left out where nobody else can be. */
  readonly hand?: 'app' | 'action'
  /** What keeps two runs from opening the same issues; only where there is no store. */
  readonly claims?: Claims
  /** Told what is left of GitHub's hourly limits. */
  readonly onBudget?: (budget: Budget) => void
}

/** An issue that was read with others. */
export interface AtHand {
  readonly raw: Raw
  readonly readAt: Instant
}

/** One issue of GitHub, as the engine wants it. What is at hand is taken for it while it is fresh and nothing was written. */
export function githubWorld(
  octokit: Octokit,
  at: IssueRef,
  around: Surroundings,
  atHand: AtHand | null = null,
): World {
  const { ledger = runLedger(), keys, now, hurried = never, awaited = never } = around
  const github = client(octokit, around)
  let repository: ItemsPlace['repository'] = { id: 0, name: '' }
  let readAt = now()
  let written = false
  let bodies: ReadonlyMap<number, string> = new Map()
  let base: Raw['base'] = null
  let me = ''
  let kin: ReadonlySet<string> = new Set()
  let issue: ItemsPlace['issue'] = { number: at.issue_number, createdAt: readAt }
  const looking = (): Looking => ({
    client: github,
    at: { owner: at.owner, repo: at.repo },
    me: me.toLowerCase(),
    incident: at.issue_number,
    base: base?.branch ?? '',
    ...{ kin, repository: repository.id, keys },
  })
  const mine = new Map<number, string>()
  /** Without a store nobody else would know what we have just opened, and GitHub's lists may not show it yet. */
  const remembering: Ledger = {
    ...ledger,
    settle(key, id, at) {
      const item = itemKeyIn(key)
      if (item !== null) mine.set(id, item)
      ledger.settle(key, id, at)
    },
  }
  const items = (): ItemsPlace => ({
    ...{ client: github, at: { owner: at.owner, repo: at.repo }, me, keys, issue, repository },
    bystander: around.bystander ?? false,
  })
  /** Whoever has waited for a claim reads anew: what was read before may be another run's by now. */
  const claimsOf = ({ take }: Claims): Claims => ({
    take: (kind, key) => {
      written = true
      return take(kind, key)
    },
  })
  const writes: World['writes'] = async (policy, { former, unproved }) =>
    whoWrites(github, looking().at, policy, {
      ...{ hand: around.hand ?? 'action', me, now: now(), believed: around.believed ?? new Map() },
      cards: [...former, ...unproved].map(({ login }) => login),
    })
  return {
    now,
    ...(around.hand === undefined ? {} : { writes }),
    ...(around.claims === undefined ? {} : { claims: claimsOf(around.claims) }),
    async read() {
      const fresh = atHand !== null && !written && isRecent(atHand.readAt, now())
      readAt = fresh ? atHand.readAt : now()
      const raw = fresh ? atHand.raw : await read(github, at, around.me)
      if (raw === null) {
        // Of what was sent before the issue went away no later reading would tell more.
        ledger.disprove(readAt, ledger.unknown())
        return null
      }
      repository = raw.repository
      bodies = new Map(raw.comments.map(({ id, body }) => [id, body]))
      ;({ base, me, issue } = raw)
      kin = kinOf(raw, keys)
      if (around.bystander) {
        const sighting = seenByBystander(raw)
        me = sighting.raw.me
        return lookedOn(sighting, keys)
      }
      await settle(ledger, raw, { readAt, now, items: () => readItems(items(), EVERY) })
      const seen = await withHands(github, snapshotOf(raw, keys), {
        ...{ at, me, now: now(), hands: around.hands ?? new Map() },
      })
      return withSaid(seen, ledger)
    },
    postmortem: async (concern) =>
      base === null ? null : allowed(readPostmortem(looking(), base.sha, concern)),
    document: (asked) => readDocument(looking(), asked),
    sources: (asked) => draftSources(looking(), asked),
    shelf: () => readShelf(looking()),
    alerts: {
      keyOf: alertKey,
      oldest: (policy, key) => {
        const where = { client: github, at: { owner: at.owner, repo: at.repo }, me, keys }
        return oldestOf({ ...where, repository: repository.id }, policy, key)
      },
    },
    recurrences: (recall, policy) => recurrences(github, at, policy, recall),
    ...itemPorts({
      now,
      believed: around.believed ?? new Map(),
      looking,
      head: () => base?.sha ?? null,
      place: items,
      opened: () => new Map([...openedIn(ledger, at.issue_number), ...mine]),
    }),
    ask: (logins) => askPeople(github, at, logins, around.people, { since: readAt, now: now() }),
    apply: (effects, rank) => {
      written = true
      const place = { repository: repository.id, issue: at.issue_number }
      const waits = { hurried, awaited }
      const known = { readAt, now, ledger: remembering }
      const readsBack = isShared(me)
      const writing = { at, place, keys, bodies, rank, readsBack, ...known, ...waits }
      return apply(github, writing, effects)
    },
  }
}

/**
 * What stands on the issue has happened, whether its answer came or not; what stands nowhere for long has not. What was
 * opened elsewhere is looked for only where nobody knows whether it was.
 */
async function settle(ledger: Ledger, raw: Raw, { readAt, now, items }: Settling): Promise<void> {
  const unknown = ledger.unknown()
  if (unknown.length === 0) return
  const isOpening = (key: string) => itemKeyIn(key) !== null
  const opened = unknown.some(isOpening) ? await items() : []
  const numbers = opened.flatMap(({ key, number }) => (key === null ? [] : [itemSeen(key, number)]))
  // The lowest number is the one that stays.
  const there = new Map([...written(raw), ...numbers.toReversed()])
  for (const key of unknown) {
    const id = there.get(key)
    if (id !== undefined) ledger.settle(key, id, now())
  }
  ledger.disprove(readAt, ledger.unknown())
}

interface Settling {
  readonly readAt: Instant
  readonly now: () => Instant
  /** The issues of action items that are there now, lowest number first. */
  readonly items: () => Promise<readonly SeenItem[]>
}

/** Who deletes a reply of ours has read it, and does not want it again. */
function withSaid(seen: Snapshot, ledger: Ledger): Snapshot {
  const said = [...ledger.done().keys()].flatMap((key) => replyKeyIn(key) ?? [])
  return said.length === 0 ? seen : { ...seen, replies: [...new Set([...seen.replies, ...said])] }
}

/** Null where we may not read it: the incident itself goes on without. */
async function allowed<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Failure && error.kind === 'permission') return null
    throw error
  }
}

const never = () => false

const EVERY = { also: [], blocked: false, field: null } as const

const lookedOn = ({ raw, signed }: Sighting, keys: readonly Key[]): Snapshot =>
  withReceipts({ ...snapshotOf(raw, keys), signed })

/** GraphQL where there is one: a GitHub without it answers 404 to the query. */
async function read(github: Client, at: IssueRef, me: () => Promise<string>): Promise<Raw | null> {
  try {
    return await readByGraphql(github, at)
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'missing') throw error
    return readByRest(github, at, await me())
  }
}
