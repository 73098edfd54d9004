import { createHash } from 'node:crypto'
import type { Invariant, Witness } from '../invariant.ts'
import { commandOf, journalsOf } from './journal-lines.ts'
import { ourTexts } from './ours.ts'
import { type StoredRow, stored } from './stored.ts'

export const auditComplete: Invariant = {
  name: 'I20',
  promise: 'the audit has every decision and its chain is whole',
  broken: (witness) => {
    const rows = stored(witness, 'SELECT * FROM audit ORDER BY number')
    const [head] = stored(witness, 'SELECT audit_count, audit_hash FROM engine')
    return [...chain(rows, head), ...missing(witness, rows)]
  },
}

function chain(rows: readonly StoredRow[], head: StoredRow | undefined): readonly string[] {
  let before = ''
  for (const [place, { number, at, incident, delivery, act, hash }] of rows.entries()) {
    const text = JSON.stringify([before, number, at, incident, delivery, act])
    const right = createHash('sha256').update(text).digest('hex')
    if (number !== place + 1 || hash !== right) return [`record ${place + 1} is not as written`]
    before = right
  }
  const whole = head?.['audit_count'] === rows.length && head['audit_hash'] === before
  return whole ? [] : [`${rows.length} records, of which the last ones are missing or changed`]
}

/** Of alerts, reports and pull requests other things are told. */
interface Act {
  readonly decided?: readonly {
    readonly key: string
    readonly by: string
    readonly outcome: string
  }[]
}

/** What a journal says of commands and the audit does not. */
function missing(witness: Witness, rows: readonly StoredRow[]): readonly string[] {
  const told = new Set(
    rows.flatMap(({ incident, act }) =>
      ((JSON.parse(String(act)) as Act).decided ?? []).map(
        ({ key, by, outcome }) => `${incident} ${key} ${by} ${outcome}`,
      ),
    ),
  )
  return journalsOf(ourTexts(witness)).flatMap(({ place, lines }) =>
    lines
      .filter((line) => commandOf(line) !== null && line.outcome !== 'noted')
      .filter(({ key, by, outcome }) => !told.has(`acme/${place} ${key} ${by} ${outcome}`))
      .map(({ key, outcome }) => `${place}: ${key} was ${outcome}, and no record says so`),
  )
}
