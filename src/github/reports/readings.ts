import { ACTION_ITEM } from '../../config/labels.ts'
import type { Fold, ReadAsked, Reading } from '../../engine/report-world.ts'
import type { ActionCase, Case } from '../../metrics/material.ts'
import type { SeenItem } from '../../plan/actions/seen.ts'
import { ACTION_ROWS } from '../../plan/report/action-row.ts'
import { CASE_ROWS } from '../../plan/report/case-row.ts'
import type { Snapshot } from '../../plan/snapshot.ts'
import type { ActionNode, IncidentNode, ListedNode } from './answer.ts'
import { demandPoints } from './asking.ts'
import type { Desk } from './desk.ts'
import { type List, readList } from './list.ts'
import type { ListForm } from './list-work.ts'
import { ACTIONS_QUERY, INCIDENTS_QUERY } from './query.ts'
import { type RestHistory, type RestIssue, restHistory, restIssues } from './rest-lists.ts'
import { orUnfinished, readRestList, restAction, restIncident } from './rest-read.ts'
import { seenAction } from './seen-action.ts'
import { type Reader, seenIncident } from './seen-incident.ts'
import { isWholeAction, isWholeIncident } from './whole.ts'

export async function readIncidents(
  desk: Desk,
  asked: ReadAsked,
  fold: Fold<Snapshot, Case>,
): Promise<Reading<Case>> {
  const { place, reader } = await desk.session()
  const { label } = place.setup.policy
  const form: ListForm<Case> = { name: 'incidents', rows: CASE_ROWS, ...asked }
  if (!desk.graphql()) return byRest(desk, form, label, restIncident, fold)
  return byGraphql<IncidentNode, Case>(desk, {
    ...{ label, form, query: INCIDENTS_QUERY, isWhole: isWholeIncident },
    fold: async (node) => fold(await seenIncident(reader, node)),
  })
}

export async function readActions(
  desk: Desk,
  asked: ReadAsked,
  fold: Fold<SeenItem, ActionCase>,
): Promise<Reading<ActionCase>> {
  const { reader } = await desk.session()
  const label = ACTION_ITEM
  const form: ListForm<ActionCase> = { name: 'actions', rows: ACTION_ROWS, ...asked }
  if (!desk.graphql()) return byRest(desk, form, label, restAction, fold)
  return byGraphql<ActionNode, ActionCase>(desk, {
    ...{ label, form, query: ACTIONS_QUERY, isWhole: isWholeAction },
    fold: async (node) => fold(await seenAction(reader, node)),
  })
}

type Wanted<N extends ListedNode, T> = Pick<
  List<N, T>,
  'label' | 'query' | 'form' | 'isWhole' | 'fold'
>

async function byGraphql<N extends ListedNode, T>(
  desk: Desk,
  wanted: Wanted<N, T>,
): Promise<Reading<T>> {
  const index = await desk.index()
  const { asking, at, store } = desk
  const { name } = wanted.form
  const { reading, kept } = await readList({ ...wanted, asking, at, store }, index[name])
  await desk.keep({ [name]: kept })
  return reading
}

async function byRest<S, T>(
  desk: Desk,
  form: ListForm<T>,
  label: string,
  see: (reader: Reader, issue: RestIssue, told: RestHistory) => Promise<S>,
  fold: Fold<S, T>,
): Promise<Reading<T>> {
  const { reader } = await desk.session()
  const { github, asking, at, around } = desk
  const demand = () => demandPoints(asking, 'core')
  const list = {
    ...{ form, label, isProven: reader.keys.length > 0 },
    issues: () => restIssues(github, at, label, demand),
    history: () => desk.history(() => restHistory(github, at, reader.me, demand)),
    fold: async (issue: RestIssue, told: RestHistory) => fold(await see(reader, issue, told)),
  }
  return orUnfinished(around.now, () => readRestList(list))
}
