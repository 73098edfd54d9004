import type { Converged } from '../../src/engine/converge.ts'
import { inert } from '../../src/markdown/inert.ts'
import { table } from '../../src/markdown/table.ts'
import type { Session } from '../session.ts'

interface Course {
  readonly looks: readonly Converged[]
  readonly quiet: number
  readonly stopped: string | null
}

const HEAD = ['Issue', 'Title', 'What'] as const
/** Rows of the table; of more the summary says how many. */
const MOST = 200

/** How many needed nothing, and what was done about the others. */
export function sweepSummary({ writes }: Session, { looks, quiet, stopped }: Course): string {
  const counted = `${quiet} ${quiet === 1 ? 'issue needs' : 'issues need'} nothing; ${looks.length} ${writes ? 'were' : 'would be'} written on.`
  const more = looks.length - MOST
  return [
    `### Sweep`,
    counted,
    ...(stopped === null ? [] : [stopped]),
    ...(looks.length === 0 ? [] : [table(HEAD, looks.slice(0, MOST).flatMap(row))]),
    ...(more > 0 ? [`And ${more} more.`] : []),
  ].join('\n\n')
}

function row({ seen, effects }: Converged): readonly (readonly string[])[] {
  if (seen === null) return []
  const { number, title, url } = seen.issue
  const kinds = [...Map.groupBy(effects, ({ type }) => type)]
  const what = kinds.map(([type, all]) => (all.length === 1 ? type : `${type} (${all.length})`))
  return [[`[#${number}](${url})`, inert(title, 120), what.join(', ')]]
}
