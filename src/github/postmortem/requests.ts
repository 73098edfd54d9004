import { Buffer } from 'node:buffer'
import type { Effect } from '../../plan/effect.ts'
import { DRAFT_TITLE_NOTE, draftTitle } from '../../plan/postmortem/draft-title.ts'
import { writeMarker } from '../marker.ts'
import type { Request, Requests, Target } from '../requests.ts'
import { urlPath } from '../url-path.ts'

const REPO = '/repos/{owner}/{repo}'
const PULL = `${REPO}/pulls/{pull_number}`

const inRepo = ({ at }: Target) => ({ owner: at.owner, repo: at.repo })
const ofPull = (target: Target, pull: number) => ({ ...inRepo(target), pull_number: pull })

/** Of our own branch's name nobody else makes anything. */
const THERE = /already exists/i

/** Without `sha` GitHub replaces no file, and with it only the version that was read. */
function put(
  target: Target,
  { branch, path, text, blob, message }: Effect<'file.put' | 'index.put' | 'links.put'>,
): Request {
  const content = Buffer.from(text).toString('base64')
  const sha = blob === null ? {} : { sha: blob }
  return {
    route: `PUT ${REPO}/contents/{+path}`,
    params: { ...inRepo(target), path: urlPath(path), message, content, branch, ...sha },
    stale: [422],
  }
}

/** What becomes of the incident's branch and its pull request. */
export const postmortemRequests = {
  'branch.create': (target, { branch, sha }) => ({
    route: `POST ${REPO}/git/refs`,
    params: { ...inRepo(target), ref: `refs/heads/${branch}`, sha },
    settled: [422],
    saying: THERE,
  }),
  'branch.forward': (target, { branch, sha }) => ({
    route: `PATCH ${REPO}/git/refs/{+ref}`,
    params: { ...inRepo(target), ref: `heads/${branch}`, sha, force: false },
  }),
  'file.put': put,
  'index.put': put,
  'links.put': put,
  'pull.open': (target, { branch, base, title, body, ready = false }) => {
    const { place, keys } = target
    const key = String(place.issue)
    const marker = writeMarker({ ...place, issue: 0, kind: 'postmortem', key, journal: '' }, keys)
    const params = { ...inRepo(target), head: branch, base, title, body: `${marker}\n${body}` }
    const undrafted = ready
      ? {}
      : { title: draftTitle(title), body: `${marker}\n${DRAFT_TITLE_NOTE}\n\n${body}` }
    return {
      route: `POST ${REPO}/pulls`,
      params: { ...params, draft: !ready },
      settled: [422],
      saying: THERE,
      // Some plans of GitHub's know no drafts of private repositories.
      otherwise: [{ word: /\bdraft\b/i, without: 'draft', instead: undrafted }],
    }
  },
  'pull.update': (target, { pull, body }) => ({
    route: `PATCH ${PULL}`,
    params: { ...ofPull(target, pull), body },
  }),
  'pull.close': (target, { pull, body }) => ({
    route: `PATCH ${PULL}`,
    params: { ...ofPull(target, pull), state: 'closed', body },
  }),
  'pull.reopen': (target, { pull, body }) => ({
    route: `PATCH ${PULL}`,
    params: { ...ofPull(target, pull), state: 'open', body },
  }),
  'reviewer.request': (target, { pull, login }) => ({
    route: `POST ${PULL}/requested_reviewers`,
    params: { ...ofPull(target, pull), reviewers: [login] },
  }),
} satisfies Partial<Requests>
