import { Buffer } from 'node:buffer'
import type { SetupStep } from '../plan/onboarding.ts'
import type { Key } from './keys.ts'
import { writeMarker } from './marker.ts'
import type { Request } from './requests.ts'

/** A type alias, not an interface: Octokit's parameters want an index signature. */
export type RepositoryRef = {
  readonly owner: string
  readonly repo: string
}

/** A write, and the read that tells "it is so already" from any other refusal with the same status. */
export interface ProvenRequest extends Request {
  readonly settled: readonly number[]
  readonly proof: Pick<Request, 'route' | 'params'>
}

const REPO = '/repos/{owner}/{repo}'

/** Where a step goes. `id` is the repository's, which the marker is bound to. */
export interface SetupTarget {
  readonly at: RepositoryRef
  readonly id: number
  readonly keys: readonly Key[]
}

/** The one request that a step is. */
export function setupRequest({ at, id, keys }: SetupTarget, step: SetupStep): ProvenRequest {
  switch (step.type) {
    case 'label.define': {
      const { name, color, description } = step
      return {
        route: `POST ${REPO}/labels`,
        params: { ...at, name, color, description },
        settled: [422],
        proof: { route: `GET ${REPO}/labels/{name}`, params: { ...at, name } },
      }
    }
    case 'branch.create':
      return {
        route: `POST ${REPO}/git/refs`,
        params: { ...at, ref: `refs/heads/${step.branch}`, sha: step.sha },
        settled: [422],
        proof: {
          route: `GET ${REPO}/git/ref/{+ref}`,
          params: { ...at, ref: `heads/${step.branch}` },
        },
      }
    case 'file.create':
      return fileRequest(at, step)
    case 'pull.open':
      return pullRequest(at, step, marker(id, keys))
    default:
      return step satisfies never
  }
}

const marker = (repository: number, keys: readonly Key[]): string =>
  writeMarker({ repository, issue: 0, kind: 'setup', key: '-', journal: '' }, keys)

/** Without `sha`, so that a file which is there already is never replaced. */
function fileRequest(
  at: RepositoryRef,
  { branch, path, text, message }: Extract<SetupStep, { type: 'file.create' }>,
): ProvenRequest {
  const content = Buffer.from(text).toString('base64')
  return {
    route: `PUT ${REPO}/contents/{+path}`,
    params: { ...at, path, message, content, branch },
    settled: [409, 422],
    proof: { route: `GET ${REPO}/contents/{+path}`, params: { ...at, path, ref: branch } },
  }
}

function pullRequest(
  at: RepositoryRef,
  { branch, base, title, body }: Extract<SetupStep, { type: 'pull.open' }>,
  marked: string,
): ProvenRequest {
  return {
    route: `POST ${REPO}/pulls`,
    params: { ...at, head: branch, base, title, body: `${marked}\n${body}` },
    settled: [422],
    proof: {
      route: `GET ${REPO}/pulls`,
      params: { ...at, head: `${at.owner}:${branch}`, state: 'open' },
    },
  }
}
