import { isPull, issueByNumber, type Pull } from '../find.ts'
import type { Repository } from '../model.ts'
import { notFound } from '../refusal.ts'
import { repositoryOf, type Visit } from './visit.ts'

/** The pull request that the address names. Throws 404 for an issue. */
export function pullOf(visit: Visit): { readonly repository: Repository; readonly issue: Pull } {
  const repository = repositoryOf(visit)
  const issue = issueByNumber(visit.world, repository, Number(visit.at['number']))
  if (!isPull(issue)) throw notFound()
  return { repository, issue }
}
