import type { Text } from '../../markdown/document/model.ts'
import { dueIn, whenEnd } from './due.ts'
import { kindNamed } from './kind.ts'
import type { Due, Kind, Owner } from './model.ts'
import { isKnown, ownersIn } from './owner.ts'
import type { Reader } from './reader.ts'

/** What headings and titles above an item say of all items below them. */
export interface Above {
  readonly under: readonly string[]
  readonly owners: readonly Owner[]
  readonly due: Due | null
  readonly kind: Kind | null
}

export const NOTHING_ABOVE: Above = { under: [], owners: [], due: null, kind: null }

/** The same with one more title. */
export function below(reader: Reader, above: Above, title: Text): Above {
  const plain = title.plain.replace(/:\s?$/, '').trim()
  return {
    under: [...above.under, plain],
    owners: ownersAbove(reader, title, plain) ?? above.owners,
    due: dueAbove(reader, title) ?? above.due,
    kind: kindNamed(plain.replace(/\([^()]*\)\s?$/, '')) ?? above.kind,
  }
}

/** `@alice`, `Owner: Alice`, or the name alone of somebody who is known. */
function ownersAbove({ people }: Reader, title: Text, plain: string): readonly Owner[] | null {
  const [label] =
    /^(?:owners?|assignee|assigned to|dri|responsible)\s?:\s?/i.exec(title.plain) ?? []
  const named = /^@[\w/-]+$/.test(plain) || isKnown(people, plain)
  if (label === undefined && !named) return null
  const from = label?.length ?? 0
  return ownersIn(title, { from, to: from + title.plain.slice(from).replace(/:\s?$/, '').length })
}

/** `Long term (target: 2026-12-01)` */
function dueAbove({ near }: Reader, title: Text): Due | null {
  const found = /\b(?:due|by|until|target|deadline|eta)\b\s?:?\s?/i.exec(title.plain)
  if (found === null) return null
  const from = found.index + found[0].length
  const to = whenEnd(title.plain, from, near)
  return to === null ? null : dueIn(title, { from, to }, near)
}
