import { ACTION_KINDS, PRIORITIES } from '../../domain/action.ts'
import type { ActionCase } from '../../metrics/material.ts'
import type { Pool } from './pool.ts'
import type { Row, RowForm } from './row.ts'
import { cellsOf, isMoment, isText, isTexts, isWhole, lineOf, memberAt, placeOf } from './row.ts'

const ENDS = [
  'verified',
  'merged',
  'unverified',
  'declined',
  'duplicate',
] as const satisfies readonly NonNullable<ActionCase['end']>['kind'][]

/** Action items in the snapshot. A change of the cells makes another `VERSION` of the index. */
export const ACTION_ROWS: RowForm<ActionCase> = { encode, decode, until, lean }

function encode({ number, value }: Row<ActionCase>): string {
  if (value === null) return lineOf([number])
  const { title, createdAt, due, owners, team, services, end } = value
  return lineOf([
    ...[number, title, createdAt, value.incident, due, owners, services, team],
    placeOf(PRIORITIES, value.priority),
    placeOf(ACTION_KINDS, value.kind),
    placeOf(ENDS, end?.kind ?? null),
    end?.at ?? null,
  ])
}

function decode(line: string): Row<ActionCase> | null {
  const cells = cellsOf(line)
  if (cells === null) return null
  const [number] = cells
  if (cells.length === 1) return { number, value: null }
  const value = actionIn(cells)
  return value === null ? null : { number, value }
}

function actionIn(cells: readonly [number, ...unknown[]]): ActionCase | null {
  const [number, title, createdAt, incident, due, owners, services, team, one, two] = cells
  const end = endIn(cells[10], cells[11])
  const [priority, kind] = [memberAt(PRIORITIES, one), memberAt(ACTION_KINDS, two)]
  if (typeof title !== 'string' || !isMoment(createdAt) || !isWhole(incident)) return null
  if ((due != null && !isMoment(due)) || !isTexts(owners) || !isTexts(services) || !isText(team))
    return null
  if (priority === undefined || kind === undefined || end === undefined) return null
  return {
    ...{ number, title, createdAt, priority, kind, end },
    ...{ incident: incident ?? null, due: due ?? null, team: team ?? null },
    ...{ owners: owners ?? [], services: services ?? [] },
  }
}

/** Undefined where the cells hold no end. */
function endIn(place: unknown, at: unknown): ActionCase['end'] | undefined {
  const kind = memberAt(ENDS, place)
  if (kind === null) return null
  return kind === undefined || !isMoment(at) ? undefined : { kind, at }
}

/** What is promised for a day counts in the cohort of that day, also where it ended long before. */
function until({ end, due, createdAt }: ActionCase): number | null {
  return end === null ? null : Math.max(end.at, due ?? 0, createdAt)
}

function lean(one: ActionCase, { text, texts }: Pool): ActionCase {
  const { team, owners, services } = one
  return { ...one, team: text(team), owners: texts(owners), services: texts(services) }
}
