import { readConfig } from '../config/read.ts'
import type { Instant } from '../domain/instant.ts'
import { type Policy, severityRank } from '../domain/policy.ts'
import type { ItemPlan } from '../plan/actions/planned-item.ts'
import { stepOf } from '../plan/actions/tried.ts'
import type { Told } from '../plan/alert/told.ts'
import { ask } from '../plan/ask.ts'
import { type Desired, desire } from '../plan/desire.ts'
import { diff } from '../plan/diff.ts'
import type { Effect, EffectType } from '../plan/effect.ts'
import { isCommand } from '../plan/entry.ts'
import type { ReplayedItem } from '../plan/item/replay-item.ts'
import { isCarded } from '../plan/journal.ts'
import { called, onDuty } from '../plan/on-call.ts'
import { type Replayed, replay } from '../plan/replay.ts'
import type { Asked, Setup } from '../plan/setup.ts'
import type { Snapshot } from '../plan/snapshot.ts'
import { withUnheard } from '../plan/unheard.ts'
import { withAlert } from './alerted.ts'
import {
  allowedBy,
  applyClaimed,
  type Creations,
  claimedAnew,
  noCreations,
  settleCreations,
} from './creations.ts'
import { type ItemLook, itemLook } from './item.ts'
import { type ItemMemory, itemsLeadOn, noMemory, remember, unheardBy } from './item-memory.ts'
import { withItems } from './items.ts'
import { isPullRefused, refusedPulls, standDown, withNote } from './limited.ts'
import { type Note, notesOn } from './note.ts'
import { materialFor, withPostmortem } from './postmortem.ts'
import { withRecurrences } from './recurring.ts'
import type { Applied, World } from './world.ts'

/** What one look at an issue came to. */
export interface Converged {
  readonly seen: Snapshot | null
  /** Null where nothing was seen, and on an action item. */
  readonly replayed: Replayed | null
  /** The action item and its journal; null where the issue is none. */
  readonly item: Pick<ReplayedItem, 'action' | 'entries'> | null
  readonly effects: readonly Effect[]
  readonly applied: readonly Applied[]
  /** What the team has decided; null where nothing was seen. */
  readonly policy: Policy | null
  /** Mistakes in the team's config. */
  readonly problems: Setup['problems']
  /** How severe the incident is, 0 the worst: what may go before what. */
  readonly rank: number
  /**
   * When looking again would say something that is not due yet, such as a reminder; null where nothing will be. What was
   * due and could not be written is not counted: its effect says when to try again.
   */
  readonly wakeAt: Instant | null
  /** Why something was left unwritten or undecided; what was left is found again at the next look. */
  readonly parked: 'gone' | 'archived' | 'authority-unknown' | 'locked' | null
  /** Numbers of the incidents that show it, where it is an action item: what has changed here shows there. */
  readonly concerns: readonly number[]
  /** What becomes of each item of the published postmortem; null where nobody had to look. */
  readonly itemPlan: ItemPlan | null
  /** What limits us here, for whoever reads how it went. */
  readonly notes: readonly Note[]
}

const NOTHING = {
  replayed: null,
  item: null,
  effects: [],
  applied: [],
  policy: null,
  problems: [],
  rank: 1,
  wakeAt: null,
  concerns: [],
  itemPlan: null,
  notes: [],
} as const

export interface ConvergeOptions {
  /** False: an issue that carries no card of ours, and that we have not opened ourselves, is left as it is. */
  readonly adopt?: boolean
  /**
   * A document on the default branch that somebody says is the incident's postmortem: issues are made of what it
   * promises, however old it is.
   */
  readonly document?: string
  /** What alerts have said that this incident is to be told of. */
  readonly told?: readonly Told[]
}

/** What shows only once it is done where it goes on, such as a pull request before anybody is called to it. */
const LEADS_ON: ReadonlySet<EffectType> = new Set([
  'branch.forward',
  'pull.open',
  'pull.reopen',
  'pull.close',
])
/** As many as it takes to open the issues of a postmortem, and to link them where the branch takes no commit of ours. */
const MOST_ROUNDS = 6

/** Brings one issue to where its history says it should be. Safe to run twice, late, or never. */
export async function converge(world: World, options: ConvergeOptions = {}): Promise<Converged> {
  const memory = noMemory()
  const creations = noCreations()
  let done = await round(world, options, { refreshing: true, memory, creations })
  for (let rounds = 1; rounds < MOST_ROUNDS && leadsOn(done.round.applied); rounds++) {
    remember(memory, done.round.applied)
    const refreshing = !done.all.applied.some(isDraft)
    const next = await round(world, options, { refreshing, memory, creations })
    const effects = [...done.all.effects, ...next.all.effects]
    const applied = [...done.all.applied, ...next.all.applied]
    const itemPlan = next.all.itemPlan ?? done.all.itemPlan
    const notes = [...refusedPulls(done.round), ...next.all.notes]
    done = { round: next.round, all: { ...next.all, effects, applied, itemPlan, notes } }
  }
  await settleCreations(creations, done.round.effects)
  return withNote(done.all, creations)
}

/** The last round by itself, and all rounds so far in one. */
interface Rounds {
  readonly round: Converged
  readonly all: Converged
}

async function round(
  world: World,
  options: ConvergeOptions,
  before: Before & { readonly creations: Creations },
): Promise<Rounds> {
  const { creations } = before
  const first = await lookedAt(world, options, before)
  await standDown(world, first, creations)
  const number = first.seen?.issue.number ?? 0
  const isMute = first.parked === 'archived' || creations.note?.kind === 'stands-down'
  const wanted = isMute ? [] : first.effects
  const isAnew = await claimedAnew(world, number, wanted, creations)
  const planned = isAnew ? await lookedAt(world, options, before) : first
  const { parked } = planned
  const effects = allowedBy(planned.effects, creations)
  const isOver = parked === 'gone' || parked === 'archived' || effects.length === 0
  const done = isOver
    ? { ...planned, effects }
    : { ...planned, effects, applied: await applyClaimed(world, effects, planned.rank, creations) }
  return { round: done, all: done }
}

/** What was written just now is not behind. */
const isDraft = ({ effect }: Applied): boolean => effect.type === 'file.put'

const leadsOn = (applied: Converged['applied']): boolean =>
  itemsLeadOn(applied) ||
  applied.some(isPullRefused) ||
  applied.some((one) => unheardBy(one).length > 0) ||
  (applied.every(({ result }) => result === 'done' || result === 'already') &&
    applied.some(({ effect }) => LEADS_ON.has(effect.type)))

/** What a round is told of those before it. */
interface Before {
  /** False where the draft was written just now. */
  readonly refreshing: boolean
  readonly memory: ItemMemory
}

/** The same without the last step: what would be written. */
export const plan = (world: World, options: ConvergeOptions = {}): Promise<Converged> =>
  lookedAt(world, options, { refreshing: true, memory: noMemory() })

async function lookedAt(
  world: World,
  { adopt = true, document, told = [] }: ConvergeOptions,
  before: Before,
): Promise<Converged> {
  const planned = await thoughtOut(world, before, { named: document ?? null, told })
  const { seen } = planned
  const isOurs = seen !== null && (seen.mark !== null || seen.alert?.by === 'us')
  const isOthers = !adopt && seen !== null && !isCarded(seen) && !isOurs
  return isOthers ? { ...planned, effects: [], wakeAt: null } : planned
}

/** What this look was made for, beside what stands there. */
interface Given {
  readonly named: string | null
  readonly told: readonly Told[]
}

async function thoughtOut(world: World, before: Before, given: Given): Promise<Converged> {
  const read = await world.read()
  if (read === null) return { seen: read, ...NOTHING, parked: 'gone' }
  const setup = setupOf(read)
  const now = world.now()
  const item = await itemLook(world, read, setup, now)
  return item === null
    ? incidentThoughtOut(world, read, setup, { now, ...given, ...before })
    : itemThoughtOut(read, setup, item)
}

/** What is written on an action item can wait for what is written on an incident. */
function itemThoughtOut(
  seen: Snapshot,
  { policy, problems }: Setup,
  { replayed, asked, desired, concerns }: ItemLook,
): Converged {
  const effects = diff(desired, seen)
  const parked = parkedBy(seen, asked, desired, effects)
  const rank = policy.severities.length
  const { wakeAt } = desired
  const found = { effects, applied: [], parked, concerns, itemPlan: null, notes: notesOn(seen) }
  const told = { ...found, policy, problems, rank, wakeAt }
  // Without a card nothing is kept, so that what only GitHub's log says is decided anew at each look.
  const entries =
    desired.pages.length > 0 ? replayed.kept : replayed.kept.filter(({ key }) => isCommand(key))
  return { seen, replayed: null, item: { action: replayed.action, entries }, ...told }
}

async function incidentThoughtOut(
  world: World,
  unread: Snapshot,
  setup: Setup,
  { now, named, told: given, refreshing, memory }: Before & Given & { readonly now: Instant },
): Promise<Converged> {
  const { seen: read, told: heard } = await withAlert(world, unread, setup.policy, given, now)
  const logins = ask(read, setup.policy, now)
  const known: Asked = logins.length === 0 ? new Map() : await world.ask(logins)
  const first = replay(read, setup, known, now, heard)
  const asked = await withOnDuty(world, first, read, setup, known, now)
  const before = called(first, read, setup, asked, now)
  const shown = await withPostmortem(world, read, setup, before, { now, named })
  const listed = await withRecurrences(world, shown, setup, before, now)
  const fresh =
    listed === read
      ? before
      : called(replay(listed, setup, asked, now, heard), read, setup, asked, now)
  const again = withUnheard(fresh, memory.unheard, now)
  const looking = { now, memory, wanted: named !== null }
  const { items, plan: itemPlan, ...rest } = await withItems(world, listed, setup, again, looking)
  const { seen, replayed } = rest
  const material = await materialFor(world, seen, setup, replayed, { now, refreshing })
  const desired = desire(seen, replayed, setup, asked, now, { ...material, items })
  // GitHub has said no to it in this look; the next one asks again.
  const isRefused = (effect: Effect) =>
    effect.type === 'pull.open' && memory.tried.refused.has(stepOf(effect) ?? '')
  const effects = diff(desired, seen).filter((effect) => !isRefused(effect))
  const parked = parkedBy(seen, asked, desired, effects)
  const rank = severityRank(setup.policy, replayed.incident.severity)
  const { wakeAt } = desired
  const notes = notesOn(seen)
  const told = { rank, wakeAt, parked, concerns: [], itemPlan, notes, ...setup }
  return { seen, replayed, item: null, effects, applied: [], ...told }
}

/** Who is on call has not spoken, so GitHub was not asked about them. */
async function withOnDuty(
  world: World,
  replayed: Replayed,
  seen: Snapshot,
  setup: Setup,
  asked: Asked,
  now: Instant,
): Promise<Asked> {
  const logins = onDuty(replayed, seen, setup, now).map((login) => login.toLowerCase())
  const strange = logins.filter((login) => !asked.has(login))
  return strange.length === 0 ? asked : new Map([...asked, ...(await world.ask(strange))])
}

function parkedBy(
  { repository, issue }: Snapshot,
  asked: Asked,
  { replies, reactions }: Desired,
  effects: readonly Effect[],
): Converged['parked'] {
  if (repository.archived && effects.length > 0) return 'archived'
  if ([...asked.values()].includes('unknown')) return 'authority-unknown'
  return issue.locked && replies.length + reactions.length > 0 ? 'locked' : null
}

function setupOf(seen: Snapshot): Setup {
  const { policy, problems } = readConfig(seen.config)
  return { policy, problems }
}
