import type { ActionItem } from '../../../src/postmortem/items/model.ts'

/** An action item as somebody has marked it in a real document. */
export interface Expected {
  readonly title: string
  readonly owners: readonly string[]
  readonly owners_alt?: readonly string[]
  readonly owner_optional?: boolean
  readonly due: string | null
  readonly due_alt?: readonly string[]
  readonly due_optional?: boolean
  readonly done: boolean
  readonly done_ambiguous?: boolean
  readonly tracked: readonly string[]
  readonly tracked_relation?: string
  readonly tracked_inferred?: boolean
  readonly optional?: boolean
}

export interface Annotated {
  readonly file: string
  readonly count_range: readonly [number, number]
  readonly items: readonly Expected[]
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z\d]+/g, '')
const words = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .slice(0, 60)
      .toLowerCase()
      .match(/[a-z\d]+/g) ?? [],
  )

/** How alike two titles are, 0 to 1; the first letters alone are enough. */
function likeness(expected: string, found: string): number {
  if (plain(found).includes(plain(expected).slice(0, 25))) return 1
  const [a, b] = [words(expected), words(found)]
  const both = [...a].filter((word) => b.has(word)).length
  return both / Math.max(1, a.size + b.size - both)
}

export interface Pair {
  readonly expected: Expected
  readonly found: ActionItem
}

/** Each found item at most once, the closest first. */
export function paired(
  expected: readonly Expected[],
  found: readonly (readonly [ActionItem, string])[],
): readonly Pair[] {
  const all = expected.flatMap((one, at) =>
    found.map(([item, title]) => ({ at, one, item, score: likeness(one.title, title) })),
  )
  const taken = new Set<unknown>()
  return all
    .filter(({ score }) => score >= 0.5)
    .toSorted((a, b) => b.score - a.score)
    .flatMap(({ at, one, item }) => {
      if (taken.has(at) || taken.has(item)) return []
      taken.add(at).add(item)
      return [{ expected: one, found: item }]
    })
}

const names = (list: readonly string[]): string =>
  list
    .map((name) => name.toLowerCase().replaceAll(/^@|@$/g, '').trim())
    .toSorted()
    .join()

export function hasRightOwners({ expected, found }: Pair): boolean {
  const got = names(found.owners.map(({ text }) => text))
  const alike = [expected.owners, expected.owners_alt ?? expected.owners].map(names)
  return alike.includes(got) || (expected.owner_optional === true && got === '')
}

export function hasRightDue({ expected, found }: Pair): boolean {
  const date = found.due?.reading.date ?? null
  if (date === expected.due || (date !== null && expected.due_alt?.includes(date))) return true
  return date === null && expected.due_optional === true
}

export const hasRightStatus = ({ expected, found }: Pair): boolean =>
  expected.done_ambiguous === true || expected.done === (found.status === 'done')

/** Of a number alone the repository is known to nobody but its authors. */
export function hasRightTracker({ expected, found }: Pair): boolean {
  if (expected.tracked.length === 0) return true
  if (expected.tracked_relation !== undefined && found.tracked.length === 0) return true
  return expected.tracked.every((url) =>
    found.tracked.some(
      (one) =>
        one === url || (expected.tracked_inferred === true && one === `#${url.split('/').at(-1)}`),
    ),
  )
}
