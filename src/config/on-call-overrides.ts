import type { Override, Responders } from '../domain/responders.ts'
import { type Shift, samePerson, shifts } from '../domain/shifts.ts'
import { echo } from './finding.ts'
import { type Asked, finding, type OnCallFinding, overlaps, whenWords } from './on-call-shifts.ts'

/** Overrides of the coming year that contradict each other, or in whose time there is nothing to take over. */
export function overridesFound({
  path,
  responders,
  at,
  to,
  zone,
}: Asked): readonly OnCallFinding[] {
  const ahead = responders.overrides.filter(({ from, until }) => until > at && from < to)
  const plain = ahead.length === 0 ? [] : shifts({ ...responders, overrides: [] }, at, to)
  return responders.overrides.flatMap((one, nth) => {
    if (!ahead.includes(one)) return []
    const place = [...path, 'overrides', nth]
    const both = responders.overrides
      .slice(0, nth)
      .filter((other) => isSamePlace(one, other))
      .flatMap((other) => overlaps([one], [other]))
    const told = whenWords(both, zone)
    return [
      ...(both.length === 0
        ? []
        : [
            finding(
              'problem',
              place,
              `this override and another before it stand for the same time, from ${told}. The later in the list holds.`,
            ),
          ]),
      ...idle(one, responders, plain).map((words) => finding('problem', place, words)),
    ]
  })
}

/** Two swaps of other people do not meet; whoever stands in meets whoever else does in that place. */
function isSamePlace(one: Override, other: Override): boolean {
  if (one.kind === 'person') return other.kind === 'person' && one.place === other.place
  return (
    other.kind === 'swap' &&
    one.people.some((person) => other.people.some((same) => samePerson(person, same)))
  )
}

/** Why it changes nothing, as far as it does not. `plain` are the shifts as they would be without overrides. */
function idle(one: Override, responders: Responders, plain: readonly Shift[]): readonly string[] {
  const during = plain.filter(({ from, until }) => until > one.from && from < one.until)
  if (responders.layers.length > 0 && during.every(({ primary }) => primary === null)) {
    return ['nobody is on call then, so there is no shift to take over. Look at the dates.']
  }
  if (one.kind === 'person') return []
  const [first, second] = one.people
  const concerned = during.filter(({ primary, secondary }) =>
    [first, second].some((login) => samePerson(login, primary) || samePerson(login, secondary)),
  )
  return concerned.length > 0
    ? []
    : [`neither ${echo(first)} nor ${echo(second)} is on call then, so there is nothing to swap.`]
}
