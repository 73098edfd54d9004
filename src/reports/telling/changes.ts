import { capital } from '../../domain/capital.ts'
import type { Figure } from '../report.ts'
import { listed } from '../words/number.ts'
import { titleInside } from '../words/target.ts'
import { improved } from '../words/trend.ts'

/** What got better and what got worse, in a sentence of Markdown; where nothing can be claimed, that. */
export function changesTold(figures: readonly Figure[]): string {
  const compared = figures.filter(({ trend }) => trend !== null)
  if (compared.length === 0) return 'There is no period before to compare with.'
  const claimed = changesClaimed(figures)
  if (claimed !== null) return `${capital(claimed)}.`
  const few = compared.every(({ trend }) => trend?.kind === 'too-few')
  return few
    ? 'There are too few incidents to tell whether anything changed.'
    : 'Nothing changed clearly: what moved did so no more than chance would have it.'
}

/** The worse first; null where no change is claimed. Without a capital letter and a full stop. */
export function changesClaimed(figures: readonly Figure[]): string | null {
  const named = (good: boolean): readonly string[] =>
    figures.filter((one) => improved(one) === good).map(({ metric }) => titleInside(metric.title))
  const [worse, better] = [named(false), named(true)]
  const parts = [
    ...(worse.length === 0 ? [] : [`${listed(worse)} got worse`]),
    ...(better.length === 0 ? [] : [`${listed(better)} got better`]),
  ]
  return parts.length === 0 ? null : parts.join('; ')
}
