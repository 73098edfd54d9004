import { numbersOf } from './belonging.ts'
import type { Group } from './metric.ts'

/** What is counted: anything with a number of its own. */
interface Numbered {
  readonly number: number
}

/**
 * How many of each name, in the order of `order` and then the most first, equal ones by name. One thing stands in as many
 * groups as it has names; what has none stands in the group called `none`.
 */
export function grouped<T extends Numbered>(
  all: readonly T[],
  namesOf: (one: T) => readonly string[],
  { none, order = [] }: { readonly none: string; readonly order?: readonly string[] },
): readonly Group[] {
  const groups = new Map<string, T[]>(order.map((name) => [name, []]))
  for (const one of all) {
    const names = new Set(namesOf(one))
    for (const name of names.size === 0 ? [none] : names) {
      const group = groups.get(name)
      if (group === undefined) groups.set(name, [one])
      else group.push(one)
    }
  }
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  return [...groups]
    .map(([name, members]) => ({ name, numbers: numbersOf(members) }))
    .filter(({ name, numbers }) => numbers.length > 0 || order.includes(name))
    .sort(
      (a, b) =>
        place(a.name) - place(b.name) ||
        Number(a.name === none) - Number(b.name === none) ||
        b.numbers.length - a.numbers.length ||
        (a.name < b.name ? -1 : 1),
    )
}
