import fc from 'fast-check'
import { filled } from '../reader.ts'
import { STRANGE } from '../strange.ts'

/** What stands where GitHub, or somebody, promises something else. */
const VALUES: readonly string[] = [
  'null',
  'true',
  '""',
  '[]',
  '{}',
  '0',
  '-1',
  '1e308',
  '12345678901234567890',
  '1.5',
  '[[[]]]',
  '[null]',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"length":1e9}',
  '{"toString":1,"valueOf":null}',
  '{"login":{}}',
  '"__proto__"',
]

const LEAF = /"(?:[^"\\]|\\.)*"(?=\s*[,}\]])|-?\d+(?:\.\d+)?(?=\s*[,}\]])|true|false|null/g
const NAME = /"(?:[^"\\]|\\.)*"(?=\s*:)/g

/** Payloads that are still JSON, with other values in some places and other names in a few. */
export function payloads(corpus: readonly string[]): fc.Arbitrary<string> {
  const value = fc.oneof(
    fc.constantFrom(...VALUES),
    fc.constantFrom(...STRANGE).map((text) => JSON.stringify(text)),
    fc.string({ maxLength: 30 }).map((text) => JSON.stringify(text)),
  )
  const name = fc.constantFrom('"__proto__"', '"constructor"', '"body"', '"id"', '""')
  const change = fc.record({ at: fc.nat(5_000), value, name, names: fc.boolean() })
  return fc
    .tuple(fc.constantFrom(...corpus), fc.array(change, { maxLength: 6 }))
    .map(([text, changes]) =>
      changes.reduce(
        (now, { at, value, name, names }) =>
          put(now, at, names ? NAME : LEAF, names ? name : value),
        text,
      ),
    )
}

function put(text: string, nth: number, places: RegExp, value: string): string {
  const found = [...text.matchAll(places)]
  const at = found[nth % Math.max(1, found.length)]
  if (at === undefined) return text
  return text.slice(0, at.index) + value + text.slice(at.index + at[0].length)
}

/** A payload of a given length with much in one place. */
export const padded =
  (head: string, unit: string, tail: string) =>
  (length: number): string => {
    const room = Math.max(unit.length, length - head.length - tail.length)
    return head + filled(unit, room - (room % unit.length)) + tail
  }
