import { bankAccount } from './bank-account.ts'
import { cardNumber } from './card-number.ts'
import { eMailAddress } from './e-mail-address.ts'
import { nationalId } from './national-id.ts'
import { networkAddress } from './network-address.ts'
import { phoneNumber } from './phone-number.ts'
import type { Shape, Sighting } from './shape.ts'

/** In this order: where two see the same characters, the stricter one speaks. */
const SHAPES: readonly Shape[] = [
  eMailAddress,
  bankAccount,
  cardNumber,
  nationalId,
  phoneNumber,
  networkAddress,
]

/** Longer lines are dumps; their beginning is enough to tell. */
const LONGEST = 20_000

/** Whatever in a line has the shape of data about somebody, by place, none overlapping another. */
export function personalData(line: string): readonly Sighting[] {
  if (!/[@\d]/.test(line)) return []
  const found: Sighting[] = []
  for (const shape of SHAPES) {
    const seen = shape(line.slice(0, LONGEST))
    found.push(
      ...seen.filter((one) => !found.some(({ start, end }) => one.start < end && start < one.end)),
    )
  }
  return found.toSorted((one, other) => one.start - other.start)
}

/** The line with each of these replaced by what it is. */
export function masked(line: string, sightings: readonly Sighting[]): string {
  let text = ''
  let at = 0
  for (const { what, start, end } of sightings) {
    text += `${line.slice(at, start)}[redacted: ${what}]`
    at = end
  }
  return text + line.slice(at)
}
