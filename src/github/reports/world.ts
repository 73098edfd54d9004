import { ACTION_ITEM } from '../../config/labels.ts'
import type { Reading, ReportWorld } from '../../engine/report-world.ts'
import type { ActionCase, Case } from '../../metrics/material.ts'
import { ACTION_ROWS } from '../../plan/report/action-row.ts'
import { CASE_ROWS } from '../../plan/report/case-row.ts'
import { INDEX_PATH, indexText, type SnapshotIndex } from '../../plan/report/snapshot-index.ts'
import type { Octokit } from '../client.ts'
import { Failure } from '../failure.ts'
import type { RepositoryRef } from '../setup-requests.ts'
import type { ActionNode, IncidentNode, ListedNode } from './answer.ts'
import { demandPoints } from './asking.ts'
import { branchFiles } from './branch-files.ts'
import { graphqlDeployments, restDeployments } from './deployment-sources.ts'
import { readDeployments } from './deployments.ts'
import { type List, readList } from './list.ts'
import type { ListForm } from './list-work.ts'
import { openIncidents } from './open-incidents.ts'
import { ACTIONS_QUERY, INCIDENTS_QUERY } from './query.ts'
import { type RestHistory, type RestIssue, restHistory, restIssues } from './rest-lists.ts'
import { orUnfinished, readRestList, restAction, restIncident } from './rest-read.ts'
import { seenAction } from './seen-action.ts'
import { seenIncident } from './seen-incident.ts'
import { linesTo, openSession, type ReportSurroundings, type Session } from './session.ts'
import { isWholeIncident, isWholePart } from './whole.ts'

/** One repository of GitHub, as the reading of reports wants it. All failures are `Failure`s. */
export function githubReportWorld(
  octokit: Octokit,
  at: RepositoryRef,
  around: ReportSurroundings,
): ReportWorld {
  let opened: Promise<Session | null> | null = null
  let graphql = true
  const lines = linesTo(octokit, at, around, () => graphql)
  const { github, asking, store } = lines
  const demand = () => demandPoints(asking, 'core')
  let index: SnapshotIndex | null = null
  const session = async (): Promise<Session> => {
    opened ??= openSession(lines, at, around)
    const found = await opened
    if (found === null) throw new Failure('missing', 'no such repository', { status: null })
    graphql = found.graphql
    index ??= found.index
    return found
  }

  async function listed<N extends ListedNode, T>(
    list: Pick<List<N, T>, 'label' | 'query' | 'form' | 'isWhole' | 'fold'>,
  ): Promise<Reading<T>> {
    const before = index ?? (await session()).index
    const { name } = list.form
    const { reading, kept } = await readList({ ...list, asking, at, store }, before[name])
    const after: SnapshotIndex = { ...(index ?? before), [name]: kept }
    if (indexText(after) !== indexText(before)) store.write(INDEX_PATH, indexText(after))
    index = after
    return reading
  }

  let history: Promise<RestHistory> | null = null
  async function byRest<T>(
    form: ListForm<T>,
    label: string,
    fold: (issue: RestIssue, told: RestHistory) => Promise<T | null>,
  ): Promise<Reading<T>> {
    const { reader } = await session()
    const all = () => {
      history ??= restHistory(github, at, reader.me, demand)
      return history
    }
    const issues = () => restIssues(github, at, label, demand)
    return orUnfinished(around.now, () => readRestList({ form, issues, history: all, fold }))
  }

  return {
    now: around.now,
    place: async () => {
      opened ??= openSession(lines, at, around)
      return (await opened) === null ? null : (await session()).place
    },
    async incidents(asked, fold) {
      const { place, reader } = await session()
      const { label } = place.setup.policy
      const form: ListForm<Case> = { name: 'incidents', rows: CASE_ROWS, ...asked }
      if (!graphql)
        return byRest(form, label, async (one, told) => fold(await restIncident(reader, one, told)))
      return listed<IncidentNode, Case>({
        ...{ label, form, query: INCIDENTS_QUERY, isWhole: isWholeIncident },
        fold: async (node) => fold(await seenIncident(reader, node)),
      })
    },
    async actions(asked, fold) {
      const { reader } = await session()
      const form: ListForm<ActionCase> = { name: 'actions', rows: ACTION_ROWS, ...asked }
      const label = ACTION_ITEM
      if (!graphql)
        return byRest(form, label, async (one, told) => fold(await restAction(reader, one, told)))
      return listed<ActionNode, ActionCase>({
        ...{ label, form, query: ACTIONS_QUERY, isWhole: isWholeAction },
        fold: async (node) => fold(await seenAction(reader, node)),
      })
    },
    async deployments(asked, environments) {
      const { place } = await session()
      const source = graphql
        ? graphqlDeployments(asking, at, place.name)
        : restDeployments(github, at, demand)
      return readDeployments(source, asked, environments)
    },
    saved: () => store.saved(),
    save: async (files, message) => (await session()).data.save(files, message),
    async isKept(path) {
      const found = await branchFiles(github, at, () => graphql).read([path])
      return found.has(path)
    },
    async open(fold) {
      const { place, reader } = await session()
      if (!graphql)
        throw new Failure('missing', 'open incidents are read by GraphQL alone', { status: null })
      return openIncidents(asking, reader, place.setup.policy.label, fold)
    },
    active: async () => (await session()).active,
  }
}

const isWholeAction = (node: ActionNode): boolean =>
  [node.comments, node.timelineItems, node.labels, node.assignees].every(isWholePart)
