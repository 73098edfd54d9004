import { PEOPLE, TEAM } from './acts/act-kind.ts'
import { ALERTED, COUNTING, WORKING } from './acts/configs.ts'
import { privately } from './acts/declare.ts'
import { ACTS, type ActName, type Does } from './acts/registry.ts'
import { PRIVATE_WORDS, SAID } from './acts/words.ts'
import type { Random } from './random.ts'
import type { Act, Schedule } from './schedule.ts'

/** What a theme says of a schedule; the rest is drawn for all themes alike. */
type Themed = Pick<Schedule, 'acts' | 'config' | 'places' | 'bots'>

const PLAIN: Omit<Themed, 'acts'> = { config: null, places: [], bots: [] }
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** An act of a kind, all of it drawn. */
const drawn = (roll: Random, kind: ActName): Does =>
  ({ kind, ...(ACTS[kind] as { draw: (roll: Random) => object }).draw(roll) }) as Does

const between = (roll: Random): number =>
  roll.chance(0.3) ? roll.int(1_000, 1_500) : roll.int(1_000, 90_000)

/** Somebody says something that they would say. */
function said(roll: Random, incident: number): Act {
  const [by, words] = roll.pick(SAID)
  return { afterMs: between(roll), by, incident, does: { kind: 'say', words } }
}

/** One of these, by somebody of the team, and now and then by somebody who may not. */
function some(roll: Random, incident: number, kinds: readonly ActName[]): Act {
  const by = roll.chance(0.12) ? roll.pick(PEOPLE) : roll.pick([...TEAM, 'caro'])
  return { afterMs: between(roll), by, incident, does: drawn(roll, roll.pick(kinds)) }
}

/** By whoever may do all of it. */
const ana = (roll: Random, does: Does, incident = 0): Act => ({
  afterMs: between(roll),
  by: 'ana',
  incident,
  does,
})

/** By whoever may do all of it, so much later that what they need has come about, however bad the weather. */
const later = (roll: Random, does: Does): Act => ({
  ...ana(roll, does),
  afterMs: roll.int(16 * 60_000, 20 * 60_000),
})

function declared(roll: Random, incident: number): Act {
  const by = roll.chance(0.1) ? 'eve' : 'ana'
  return { afterMs: roll.int(0, 4_000), by, incident, does: drawn(roll, 'declare') }
}

const count = <T>(length: number, one: (index: number) => T): readonly T[] =>
  Array.from({ length }, (_, index) => one(index))

const PEOPLES = [
  'label',
  'unlabel',
  'close',
  'reopen',
  'edit-comment',
  'delete-comment',
  'assign',
  'unassign',
  'retitle',
] as const

/** One or two incidents, on which people talk and click. */
function incident(roll: Random): Themed {
  const incidents = roll.int(1, 2)
  // Half of them only talk, so that their end can be told beforehand.
  const talk = roll.pick([0.7, 1])
  const acts = count(roll.int(6, 14), () => {
    const which = roll.int(0, incidents - 1)
    return roll.chance(talk) ? said(roll, which) : some(roll, which, PEOPLES)
  })
  return { ...PLAIN, acts: [...count(incidents, (which) => declared(roll, which)), ...acts] }
}

/** People lay hands on what is ours: the card, its journal, a reply, and paste it elsewhere; and on what they said themselves. */
function hands(roll: Random): Themed {
  const kinds = [
    'edit-ours',
    'delete-ours',
    'paste-ours',
    'edit-comment',
    'rewrite',
    'lock',
  ] as const
  const acts = count(roll.int(5, 10), () =>
    roll.chance(0.5) ? said(roll, 0) : some(roll, 0, kinds),
  )
  return { ...PLAIN, acts: [declared(roll, 0), ...acts, ana(roll, { kind: 'unlock' })] }
}

/** The issue is locked, moved, deleted; labels of the repository and people's roles change. */
function fates(roll: Random): Themed {
  const kinds = ['lock', 'unlock', 'change-label', 'role', 'role', 'label', 'retitle'] as const
  const first = count(roll.int(4, 8), () =>
    roll.chance(0.5) ? said(roll, 0) : some(roll, 0, kinds),
  )
  const fate = roll.pick([[], ['transfer'], ['transfer'], ['remove-issue']] as const)
  const last = fate.map((kind) => ana(roll, drawn(roll, kind)))
  const more = count(roll.int(1, 4), () => said(roll, 0))
  const acts = [declared(roll, 0), ...first, ...last, ...more]
  return { ...PLAIN, places: fate[0] === 'transfer' ? ['attic'] : [], acts }
}

/** From a grave incident to its postmortem, which people finish, spoil, move, merge and revert. */
function postmortem(roll: Random): Themed {
  const push = (how: 'finish' | null) =>
    later(roll, how === null ? drawn(roll, 'push-draft') : { kind: 'push-draft', how })
  const kinds = ['close-draft', 'move-branch', 'ready-draft', 'push-draft', 'merge-draft'] as const
  const odd = count(roll.int(0, 3), () => some(roll, 0, kinds))
  const end = [ana(roll, { kind: 'ready-draft' }), later(roll, drawn(roll, 'merge-draft'))]
  const after = count(roll.int(0, 3), () =>
    some(roll, 0, ['revert-draft', 'reopen', 'on-item', 'say', 'fix'] as const),
  )
  const acts = [
    ...grave(roll),
    push(roll.chance(0.8) ? 'finish' : null),
    ...odd,
    ...(roll.chance(0.75) ? end : []),
    ...after,
  ]
  return { ...PLAIN, acts }
}

/** An incident that is over and owes a postmortem. */
const grave = (roll: Random): readonly Act[] => [
  { ...declared(roll, 0), by: 'ana' },
  ana(roll, { kind: 'say', words: '/sev 1\n/ic @ben\n/mitigated' }),
  ...(roll.chance(0.3) ? [said(roll, 0)] : []),
  ana(roll, { kind: 'say', words: '/resolve' }),
]

/** Action items of a merged postmortem are worked on. */
function items(roll: Random): Themed {
  const acts = [
    ...grave(roll),
    later(roll, { kind: 'push-draft', how: 'finish' }),
    ana(roll, { kind: 'ready-draft' }),
    later(roll, { kind: 'merge-draft', method: 'squash' }),
    later(roll, { kind: 'nothing' }),
    ...count(roll.int(3, 7), () => some(roll, 0, ['on-item', 'on-item', 'on-item', 'fix'])),
  ]
  return { ...PLAIN, acts }
}

/** Other systems tell of what fails, several at once, again and again. */
function alerts(roll: Random): Themed {
  const told = (): readonly Act[] => {
    const act = some(roll, 0, ['alert', 'alert', 'alert', 'deploy'])
    const again = roll.chance(0.4) ? roll.int(1, 3) : 0
    return [act, ...count(again, () => ({ ...act, afterMs: roll.int(0, 900) }))]
  }
  const acts = count(roll.int(4, 8), () =>
    roll.chance(0.7) ? told() : [some(roll, 0, ['answer', 'configure'])],
  ).flat()
  return { ...PLAIN, config: roll.chance(0.7) ? ALERTED : null, acts: acts.slice(0, 16) }
}

/** Bots of others that answer us, quote us, and put labels on and off. */
function bots(roll: Random): Themed {
  const kinds = ['answers', 'quotes', 'relabels', 'workflow'] as const
  const chosen = kinds.filter(() => roll.chance(0.6))
  const acts = count(roll.int(5, 10), () => said(roll, 0))
  const all = (chosen.length === 0 ? kinds : chosen).map((kind) => ({ kind, most: 8 }))
  return { ...PLAIN, bots: all, acts: [declared(roll, 0), ...acts] }
}

/** Config comes and goes in the middle of an incident, or is only proposed, and the default branch gets another name. */
function config(roll: Random): Themed {
  const kinds = ['configure', 'configure', 'propose', 'move-default', 'change-label'] as const
  const acts = count(roll.int(5, 11), () =>
    roll.chance(0.6) ? said(roll, 0) : some(roll, 0, kinds),
  )
  return { ...PLAIN, config: roll.pick([null, WORKING]), acts: [declared(roll, 0), ...acts] }
}

/** For a while nothing of ours may be written: the repository is archived, or the App suspended. */
function shut(roll: Random): Themed {
  const talk = () => count(roll.int(1, 4), () => said(roll, 0))
  const [away, back]: readonly [Does, Does] = roll.chance(0.5)
    ? [
        { kind: 'archive', archived: true },
        { kind: 'archive', archived: false },
      ]
    : [
        { kind: 'suspend', suspended: true },
        { kind: 'suspend', suspended: false },
      ]
  const closed = { ...ana(roll, back), afterMs: roll.int(10_000, 900_000) }
  const acts = [
    ...talk(),
    ana(roll, away),
    ...talk(),
    closed,
    ana(roll, { kind: 'say', words: '/ack' }),
  ]
  return { ...PLAIN, acts: [declared(roll, 0), ...acts] }
}

/**
 * Reminders fall due at full and half hours after what they are about. Whoever speaks in that very second is heard before
 * or after the reminder, as it comes; minutes later there is one answer, and time to find what GitHub failed to deliver.
 */
const OFF_MS = 32 * 60_000

/** Days pass: working hours, reminders, weekly reports, due dates. */
function days(roll: Random): Themed {
  return roll.chance(0.5) ? silent(roll) : lasting(roll)
}

/** Nobody takes an incident up, and all that comes is reminders. */
function silent(roll: Random): Themed {
  const none = { kind: 'silence' } as const
  const time = () => ({ ...ana(roll, none), afterMs: roll.int(4, 25) * MINUTE_MS })
  const talk = (): Act => ({ ...ana(roll, { kind: 'say', words: 'I look.' }), by: 'dev' })
  const acts = count(roll.int(1, 4), () => (roll.chance(0.3) ? [time(), talk()] : [time()])).flat()
  return { ...PLAIN, acts: [{ ...declared(roll, 0), by: 'ana' }, ...acts, time()] }
}

function lasting(roll: Random): Themed {
  const later = () => ({ ...said(roll, 0), afterMs: roll.int(1, 12) * HOUR_MS + OFF_MS })
  const owed = roll.chance(0.5) ? grave(roll) : [declared(roll, 0), said(roll, 0)]
  const acts = [...owed, ...count(roll.int(2, 5), later)]
  const end: Act = { ...ana(roll, { kind: 'nothing' }), afterMs: roll.int(1, 24) * HOUR_MS }
  return { ...PLAIN, config: roll.pick([null, WORKING, COUNTING]), acts: [...acts, end] }
}

/** An incident in a private repository beside one in public. */
function secrets(roll: Random): Themed {
  const acts = count(roll.int(4, 9), () => {
    const words = roll.pick(['/timeline', '/update', '/sev 2', '/ack', '/action']).concat(' ')
    const privately: Act = ana(roll, { kind: 'say', words: `${words}${PRIVATE_WORDS}` }, 0)
    return roll.chance(0.6) ? privately : said(roll, 1)
  })
  const hidden = ana(roll, { kind: 'declare', ...privately })
  return { ...PLAIN, places: ['vault'], acts: [hidden, declared(roll, 1), ...acts] }
}

/** Each with how often it is drawn. */
export const THEMES = {
  incident: { weight: 10, themed: incident },
  hands: { weight: 4, themed: hands },
  fates: { weight: 4, themed: fates },
  postmortem: { weight: 3, themed: postmortem },
  items: { weight: 2, themed: items },
  alerts: { weight: 4, themed: alerts },
  bots: { weight: 3, themed: bots },
  config: { weight: 3, themed: config },
  shut: { weight: 2, themed: shut },
  days: { weight: 1, themed: days },
  secrets: { weight: 2, themed: secrets },
} as const satisfies Readonly<
  Record<string, { readonly weight: number; readonly themed: (roll: Random) => Themed }>
>

export type ThemeName = keyof typeof THEMES

export function themeOf(roll: Random): ThemeName {
  const all = Object.entries(THEMES) as [ThemeName, { readonly weight: number }][]
  return roll.pick(all.flatMap(([name, { weight }]) => count(weight, () => name)))
}
