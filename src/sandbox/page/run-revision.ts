import { createHash } from 'node:crypto'
import type { Repository } from '../model.ts'
import type { WorkflowRun } from '../model-actions.ts'
import { notFound } from '../refusal.ts'
import type { Reply } from './reply.ts'
import { repositoryOf, type Visit } from './visit.ts'

const hashed = (value: unknown): string =>
  createHash('sha1').update(JSON.stringify(value)).digest('hex')

/** What changes whenever the list of runs does. */
export function runsRevision({ workflowRuns }: Repository): string {
  return hashed(
    Object.values(workflowRuns).map(({ id, title, status, conclusion }) => [
      id,
      title,
      status,
      conclusion,
    ]),
  )
}

/** What changes whenever one run does. */
export const runRevision = ({ status, conclusion, jobs }: WorkflowRun): string =>
  hashed([status, conclusion, jobs])

const plain = (text: string): Reply => ({ kind: 'text', type: 'text/plain; charset=utf-8', text })

export const listRevision = (visit: Visit): Reply => plain(runsRevision(repositoryOf(visit)))

export function oneRevision(visit: Visit): Reply {
  const run = repositoryOf(visit).workflowRuns[Number(visit.at['number'])]
  if (run === undefined) throw notFound()
  return plain(runRevision(run))
}
