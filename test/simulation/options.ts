import { parseArgs } from 'node:util'
import { THEMES, type ThemeName } from './themes.ts'

/** What the command line asks for. */
export interface Options {
  readonly schedules: number
  /** The first; the others follow it. */
  readonly seed: number
  readonly workers: number
  /** A name of `planted/bugs.ts`. */
  readonly plant: string | null
  /** A file that holds one schedule, which is played alone. */
  readonly file: string | null
  readonly theme: ThemeName | null
  readonly json: boolean
  /** Stops at the first world in which something is broken. */
  readonly untilBroken: boolean
  /** Looks for smaller schedules that fail as well. */
  readonly shrink: boolean
}

/** Throws where a word is no option or says nothing. */
export function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      schedules: { type: 'string', default: '500' },
      seed: { type: 'string', default: '1' },
      workers: { type: 'string', default: '2' },
      plant: { type: 'string' },
      schedule: { type: 'string' },
      theme: { type: 'string' },
      json: { type: 'boolean', default: false },
      'until-broken': { type: 'boolean', default: false },
      'as-it-is': { type: 'boolean', default: false },
    },
  })
  const { plant = null, schedule: file = null, theme = null, json } = values
  if (theme !== null && !isTheme(theme)) {
    throw new Error(`There is no theme ${theme}. Themes are ${Object.keys(THEMES).join(', ')}.`)
  }
  return {
    schedules: whole('schedules', values.schedules),
    seed: whole('seed', values.seed),
    workers: whole('workers', values.workers),
    plant,
    file,
    theme,
    json,
    untilBroken: values['until-broken'],
    shrink: !values['until-broken'] && !values['as-it-is'],
  }
}

const isTheme = (name: string): name is ThemeName => Object.hasOwn(THEMES, name)

function whole(name: string, given: string): number {
  const number = Number(given)
  if (Number.isSafeInteger(number) && number > 0) return number
  throw new Error(`--${name} takes a whole number, and ${given} is none.`)
}
