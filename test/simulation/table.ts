import { markdownTable } from 'markdown-table'
import type { Played } from './played.ts'

export type Total = ReadonlyMap<string, number>

export function totalOf(all: readonly Pick<Played, 'struck'>[]): Total {
  const total = new Map<string, number>()
  for (const { struck } of all)
    for (const [cell, times] of struck) total.set(cell, (total.get(cell) ?? 0) + times)
  return total
}

/** Kinds of effects by kinds of faults, each cell how often the one met the other. */
export function coverage(total: Total): string {
  const cells = [...total.keys()].map((cell) => cell.split('\t') as [string, string])
  const faults = [...new Set(cells.map(([fault]) => fault))].toSorted()
  const effects = [...new Set(cells.map(([, effect]) => effect))].toSorted()
  const row = (effect: string) => [
    effect,
    ...faults.map((fault) => String(total.get(`${fault}\t${effect}`) ?? 0)),
  ]
  const align = ['l', ...faults.map(() => 'r')]
  return markdownTable([['', ...faults], ...effects.map(row)], { align })
}
