import { absolute, type Instant } from '../domain/instant.ts'
import type { Layer, Responders } from '../domain/responders.ts'
import type { Rotation } from '../domain/rotation.ts'
import { covered, joined, type Shift, type Stretch, samePerson } from '../domain/shifts.ts'
import { durationWords } from '../markdown/when.ts'
import type { Path } from './document.ts'
import { echo, type Finding } from './finding.ts'
import type { fieldsOf } from './responders.ts'

/** Something that can be read and is not as people will want it. A notice is advice. */
export interface OnCallFinding extends Finding {
  readonly level: 'problem' | 'notice'
}

/** The entry of one service, as it stands in the file and as it is meant. */
export interface Asked {
  readonly name: string
  readonly path: Path
  /** Whether it is a rotation on one line, which has no places within. */
  readonly isLine: boolean
  readonly fields: NonNullable<ReturnType<typeof fieldsOf>>
  readonly responders: Responders
  /** The time that is looked at. */
  readonly at: Instant
  readonly to: Instant
  /** Its shifts in that time. */
  readonly year: readonly Shift[]
  /** The team's zone, in which times are told. */
  readonly zone: string
}

export const finding = (
  level: OnCallFinding['level'],
  path: Path,
  words: string,
  part: OnCallFinding['part'] = 'value',
): OnCallFinding => ({ level, path, part, words, nearest: null })

/** `2026-11-23 17:00 CET for 16 h`, and how often again. */
export function whenWords(stretches: readonly Stretch[], zone: string): string {
  const [first] = stretches
  if (first === undefined) return ''
  const more = stretches.length - 1
  const again =
    more === 0 ? '' : ` and ${more} more ${more === 1 ? 'time' : 'times'} in the coming year`
  return `${absolute(first.from, zone)} for ${durationWords(first.until - first.from)}${again}`
}

/** Times at which nobody is on call, and times at which two layers are. */
export function uncovered(asked: Asked): readonly OnCallFinding[] {
  const { name, path, fields, responders, year, zone } = asked
  if (responders.layers.length === 0) return unmanned(asked)
  const gaps = joined(year.filter(({ primary }) => primary === null))
  const gap = `nobody is on call for ${echo(name)} from ${whenWords(gaps, zone)}. Add a \`rotation\` that covers the rest, or say \`gaps: true\` where that is meant`
  const place: Path = fields.layers === undefined ? [...path, 'rotation'] : [...path, 'layers']
  const told = gaps.length > 0 && fields.gaps !== true ? [finding('problem', place, `${gap}.`)] : []
  return [...told, ...doubled(asked)]
}

/** It stands before `default`, so whoever is on call there is not called either. */
function unmanned({ name, path, fields, responders }: Asked): readonly OnCallFinding[] {
  const { people, teams, overrides } = responders
  if (people.length + teams.length + overrides.length > 0 || fields.gaps === true) return []
  const words = `nobody is ever on call for ${echo(name)}: it names no people, team or rotation. Name some, delete it, or say \`gaps: true\` where that is meant.`
  return [finding('problem', path, words, 'key')]
}

/** Of layers that overlap the first holds; who is in the other believes to be on call. */
function doubled({ path, responders, at, to, zone }: Asked): readonly OnCallFinding[] {
  const open = responders.layers
    .filter(({ windows }) => windows.length > 0)
    .map((layer) => covered(layer, at, to))
  return open.flatMap((stretches, nth) => {
    const both = joined(open.slice(0, nth).flatMap((other) => overlaps(other, stretches)))
    if (both.length === 0) return []
    const words = `this layer is open while another before it is, from ${whenWords(both, zone)}. The first in the list holds.`
    return [finding('problem', [...path, 'layers', nth], words)]
  })
}

/** Where two lists of stretches, each in order and apart, are open at once. */
export function overlaps(one: readonly Stretch[], other: readonly Stretch[]): readonly Stretch[] {
  const found: Stretch[] = []
  let [a, b] = [0, 0]
  let [first, second] = [one[a], other[b]]
  while (first !== undefined && second !== undefined) {
    const both = meeting(first, second)
    if (both.from < both.until) found.push(both)
    if (first.until < second.until) a += 1
    else b += 1
    ;[first, second] = [one[a], other[b]]
  }
  return found
}

const meeting = (one: Stretch, other: Stretch): Stretch => ({
  from: one.from > other.from ? one.from : other.from,
  until: one.until < other.until ? one.until : other.until,
})

/** Somebody who would stand behind themselves. */
export function secondaryFound(asked: Asked): readonly OnCallFinding[] {
  const { path, fields, year, zone } = asked
  const twice = year.filter(isTwice)
  const [first] = twice
  if (first === undefined) return []
  const words = `${echo(first.primary ?? '')} is primary and secondary at once from ${whenWords(twice, zone)}, so nobody stands behind.`
  const place = fields.secondary === undefined ? path : [...path, 'secondary']
  return [finding('problem', place, words, fields.secondary === undefined ? 'key' : 'value')]
}

const isTwice = ({ primary, secondary }: Shift): boolean =>
  primary !== null && secondary !== null && samePerson(primary, secondary)

/** Fewer share nights and weekends in a way that wears them out. */
const FEWEST = 6
const LONGEST_DAYS = 7

/** What makes being on call hard to bear: few people, long turns. */
export function rotationsFound({ path, fields, responders }: Asked): readonly OnCallFinding[] {
  const places: readonly Path[] = [
    ...(fields.layers ?? []).map((_, at): Path => [...path, 'layers', at, 'rotation']),
    [...path, 'rotation'],
  ]
  return responders.layers.flatMap((layer, at) => {
    const place = fields.rotation === undefined && fields.layers === undefined ? path : places[at]
    return wearing(layer).map((words) => finding('notice', place ?? path, words))
  })
}

function wearing({ primary }: Layer): readonly string[] {
  const people = new Set(primary.people.map((person) => person.toLowerCase())).size
  const few = `${people === 1 ? 'one person is' : `${people} people are`} in this rotation: from ${FEWEST} on, nights and weekends can be borne for long.`
  return [...(people < FEWEST ? [few] : []), ...longTurn(primary)]
}

const longTurn = ({ days, people }: Rotation): readonly string[] =>
  days > LONGEST_DAYS && people.length > 1
    ? [`a turn of ${days} days is longer than a week, after which people are tired.`]
    : []
