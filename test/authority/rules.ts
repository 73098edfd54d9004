/**
 * Who may do what, written down once more and by hand: nothing here asks the code that it judges.
 *
 * Only people whose role on the repository reaches the one that is asked for run commands; a bot only where config names
 * it; nobody whose role GitHub does not tell. A command stands on a line of its own of a comment, or of the opening body,
 * that nobody has edited, and has its place: incidents, action items, or both.
 */

/** GitHub's roles, weakest first. */
const LADDER = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const
export type Held = (typeof LADDER)[number]

const reaches = (held: Held, asked: Held): boolean => LADDER.indexOf(held) >= LADDER.indexOf(asked)

/** What becomes of a command: `left` is decided by nobody yet, and found again at the next look. */
export type Verdict = 'executed' | 'refused' | 'ignored' | 'left'

/** Two teams: one without a file, and one that has raised and lowered what it could. */
export interface Team {
  readonly name: string
  readonly text: string
  readonly any: Held
  readonly declares: Held
  readonly named: Readonly<Record<string, Held>>
}

const BOTS = 'bots: ["helper[bot]", "lena", "chatty[bot]", "x[bot]"]\n'

export const TEAMS: readonly Team[] = [
  { name: 'without roles of its own', text: BOTS, any: 'triage', declares: 'triage', named: {} },
  {
    name: 'with its own roles',
    text: `${BOTS}declare: write\ncommands:\n  default: maintain\n  timeline: triage\n  resolve: admin\n  help: write\n  done: triage\n`,
    any: 'maintain',
    declares: 'write',
    named: { timeline: 'triage', resolve: 'admin', help: 'write', done: 'triage' },
  },
]

/** The one command that changes nothing at all is open to readers. */
const READERS: ReadonlySet<string> = new Set(['help'])

function needed(command: string, team: Team): Held {
  const named = team.named[command]
  if (named !== undefined) return named
  if (command === 'incident') return team.declares
  return READERS.has(command) ? 'read' : team.any
}

const ON_ITEMS: ReadonlySet<string> = new Set(['decline', 'done', 'due', 'owner', 'priority'])
const EVERYWHERE: ReadonlySet<string> = new Set(['help', 'oncall'])
/** What is answered in words also where it is run. */
const ASKING: ReadonlySet<string> = new Set([
  ...['help', 'oncall', 'escalate', 'meeting', 'status'],
])
/** Words that other bots have too: on an incident they are theirs. */
const OTHERS: ReadonlySet<string> = new Set(['priority'])

export type Place = 'incident' | 'item' | 'plain'

/** Where a command has its meaning. `/snooze` has two, each on its own kind of issue. */
function belongs(command: string, forItems: boolean, place: Place): boolean {
  if (EVERYWHERE.has(command)) return true
  if (ON_ITEMS.has(command) || (command === 'snooze' && forItems)) return place === 'item'
  if (command === 'incident') return place !== 'item'
  return place === 'incident'
}

export type Speaker =
  | 'person'
  | 'nobody'
  | 'machine'
  /** A bot that config names. */
  | 'named'

export interface Case {
  readonly command: string
  /** Whether it is the one for action items of two commands of a name. */
  readonly forItems: boolean
  readonly place: Place
  readonly team: Team
  readonly speaker: Speaker
  /** Whether the line is a command at all where it stands. */
  readonly spoken: boolean
  readonly edited: boolean
  /** What GitHub says of the speaker's role; null where it says nothing. */
  readonly held: Held | null
}

export interface Expected {
  readonly verdict: Verdict
  /** Whether one comment of ours answers. */
  readonly words: boolean
}

const silent = (verdict: Verdict): Expected => ({ verdict, words: false })

export function expected(one: Case): Expected {
  const { speaker, held } = one
  if (!one.spoken || speaker === 'machine') return silent('ignored')
  // Of a deleted account nobody asks: there is nobody who could hold a role.
  if (held === null && speaker !== 'nobody') return silent('left')
  return isHeard(one) ? decided(one, roleOf(one, held)) : silent('ignored')
}

/**
 * On an issue that is neither, the words of action items are anybody's; and what is no word of ours where it stands has
 * nothing to be sent again.
 */
function isHeard({ command, forItems, place, edited }: Case): boolean {
  if (belongs(command, forItems, place)) return true
  if (place === 'plain') return belongs(command, forItems, 'incident')
  if (OTHERS.has(command)) return false
  return !edited
}

function decided({ command, forItems, place, team, edited }: Case, held: Held): Expected {
  if (!reaches(held, needed(command, team))) return { verdict: 'refused', words: place !== 'plain' }
  if (edited || !belongs(command, forItems, place)) return { verdict: 'refused', words: true }
  const asks = ASKING.has(command) || (command === 'incident' && place === 'incident')
  return { verdict: 'executed', words: asks }
}

/** A named bot stands for whoever may respond, and no higher. */
function roleOf({ speaker, team }: Case, held: Held | null): Held {
  if (speaker === 'nobody') return 'none'
  return speaker === 'named' ? team.any : (held ?? 'none')
}
