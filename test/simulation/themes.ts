import { PEOPLE, TEAM } from './acts/act-kind.ts'
import { ACTS, type ActName, type Does } from './acts/registry.ts'
import { SAID } from './acts/words.ts'
import type { Random } from './random.ts'
import type { Act, Schedule } from './schedule.ts'

/** What a theme says of a schedule; the rest is drawn for all themes alike. */
export type Themed = Pick<Schedule, 'acts' | 'config' | 'places' | 'bots'>

const PLAIN: Omit<Themed, 'acts'> = { config: null, places: [], bots: [] }

/** An act of a kind, all of it drawn. */
export function drawn<Name extends ActName>(roll: Random, kind: Name): Does {
  return { kind, ...(ACTS[kind] as { draw: (roll: Random) => object }).draw(roll) } as Does
}

const between = (roll: Random): number =>
  roll.chance(0.3) ? roll.int(1_000, 1_500) : roll.int(1_000, 90_000)

/** Somebody says something that they would say. */
export function said(roll: Random, incident: number): Act {
  const [by, words] = roll.pick(SAID)
  return { afterMs: between(roll), by, incident, does: { kind: 'say', words } }
}

/** One of these, by somebody of the team, and now and then by somebody who may not. */
export function someAct(roll: Random, incident: number, kinds: readonly ActName[]): Act {
  const by = roll.chance(0.12) ? roll.pick(PEOPLE) : roll.pick([...TEAM, 'caro'])
  return { afterMs: between(roll), by, incident, does: drawn(roll, roll.pick(kinds)) }
}

export function declared(roll: Random, incident: number): Act {
  const by = roll.chance(0.1) ? 'eve' : 'ana'
  return { afterMs: roll.int(0, 4_000), by, incident, does: drawn(roll, 'declare') }
}

const count = <T>(length: number, one: (index: number) => T): readonly T[] =>
  Array.from({ length }, (_, index) => one(index))

const PEOPLES = ['label', 'unlabel', 'close', 'reopen', 'edit-comment', 'delete-comment'] as const

/** One or two incidents, on which people talk and click. */
function incident(roll: Random): Themed {
  const incidents = roll.int(1, 2)
  const acts = count(roll.int(6, 14), () => {
    const which = roll.int(0, incidents - 1)
    return roll.chance(0.7) ? said(roll, which) : someAct(roll, which, PEOPLES)
  })
  return { ...PLAIN, acts: [...count(incidents, (which) => declared(roll, which)), ...acts] }
}

/** Each with how often it is drawn. */
export const THEMES = {
  incident: { weight: 5, themed: incident },
} as const satisfies Readonly<
  Record<string, { readonly weight: number; readonly themed: (roll: Random) => Themed }>
>

export type ThemeName = keyof typeof THEMES

export function themeOf(roll: Random): ThemeName {
  const all = Object.entries(THEMES) as [ThemeName, { readonly weight: number }][]
  return roll.pick(all.flatMap(([name, { weight }]) => count(weight, () => name)))
}
