import type { Fact } from '../../domain/fact.ts'
import { inert } from '../../markdown/inert.ts'
import { clock, type Section, stamp, type View } from './view.ts'

type Heard = Extract<Fact, { type: 'alert-heard' }>

const SAYS = {
  firing: 'fired again',
  acknowledged: 'was acknowledged in',
  recovered: 'recovered',
} as const

/** What an alerting system has said since, in one line however often it did. */
export function alertHeard(fact: Heard, view: View): string {
  const { source, state, apart, unsteady } = fact
  const system = inert(source, 60)
  const subject = apart === undefined ? 'Alert' : `Another alert, ${inert(apart, 120)},`
  const often = repeats(fact, view)
  if (unsteady) return `${subject} of ${system} goes on and off${often}: ${LAST[state]}`
  if (apart !== undefined && state === 'firing') return `${subject} of ${system} fired${often}`
  return state === 'acknowledged'
    ? `${subject} ${SAYS[state]} ${system}${often}`
    : `${subject} of ${system} ${SAYS[state]}${often}`
}

const LAST = { firing: 'firing', acknowledged: 'acknowledged', recovered: 'recovered' } as const

const repeats = ({ times, last }: Heard, view: View): string =>
  times === 1 ? '' : `, ${times.toLocaleString('en-US')} times, last at ${clock(last, view)}`

/** How the alert stands that the incident began with: a row of the overview. */
export function alertRow(view: View): readonly (readonly [name: string, value: string])[] {
  const { alert } = view.incident
  if (alert === null) return []
  const { source, state, since, at, fired } = alert
  const often = fired === 1 ? '' : `, fired ${fired.toLocaleString('en-US')} times`
  const how =
    state === 'firing'
      ? `firing since ${stamp(since, view)}`
      : `${LAST[state]} at ${stamp(at, view)}, fired since ${stamp(since, view)}`
  return [['Alert', `${inert(source, 60)}: ${how}${often}`]]
}

/** What whoever reads the first line of an alert's incident has to know. */
export const alertNote: Section = ({ incident }) =>
  incident.untaken
    ? 'An alert opened this, and nobody has answered yet: `/ack` says that you look into it, and `/cancel <why>` that it is a false alarm.'
    : null
