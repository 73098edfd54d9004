import { actAs } from './acting.ts'
import { advisoryPage } from './advisory-page.ts'
import { asset } from './assets.ts'
import { boxPage } from './box-page.ts'
import { moveClock } from './clock.ts'
import { codePage } from './code.ts'
import { commitPage } from './commit-page.ts'
import { deploy, deploymentPage, deploymentsPage } from './deployments-page.ts'
import { editorPage, saveFile } from './editor.ts'
import { act } from './issue-actions.ts'
import { revision } from './issue-frame.ts'
import { issueList } from './issue-list.ts'
import { chooser, newIssuePage, openIssue } from './issue-new.ts'
import { issuePage } from './issue-page.ts'
import { labelsPage } from './labels-page.ts'
import { checksPage, runPage } from './pull-checks.ts'
import { filesPage } from './pull-files.ts'
import type { Reply } from './reply.ts'
import { startRun } from './run-form.ts'
import { runList } from './run-list.ts'
import { actOnRun, workflowRunPage } from './run-page.ts'
import { listRevision, oneRevision } from './run-revision.ts'
import { saveSettings, settingsPage } from './settings-page.ts'
import { start } from './start-page.ts'
import { userPage } from './user-page.ts'
import type { Visit } from './visit.ts'

interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: RegExp
  readonly answer: (visit: Visit) => Reply
}

const route = (method: Route['method'], path: string, answer: Route['answer']): Route => {
  const names = path
    .replace(/:number/g, '(?<number>\\d{1,9})')
    .replace(/:rest/g, '(?<rest>.*)')
    .replace(/:(\w+)/g, '(?<$1>[^/]+)')
  return { method, path: new RegExp(`^${names}/?$`), answer }
}

const ROUTES: readonly Route[] = [
  route('GET', '/', start),
  route('GET', '/-/:file', asset),
  route('POST', '/-/act-as', actAs),
  route('GET', '/sandbox', boxPage),
  route('POST', '/sandbox/clock', moveClock),
  route('GET', '/:owner/:repo', issueList('issues')),
  route('GET', '/:owner/:repo/issues', issueList('issues')),
  route('GET', '/:owner/:repo/pulls', issueList('pulls')),
  route('GET', '/:owner/:repo/issues/new/choose', chooser),
  route('GET', '/:owner/:repo/issues/new', newIssuePage),
  route('POST', '/:owner/:repo/issues/new', openIssue),
  route('GET', '/:owner/:repo/issues/:number', issuePage),
  route('GET', '/:owner/:repo/pull/:number', issuePage),
  route('GET', '/:owner/:repo/pull/:number/checks', checksPage),
  route('GET', '/:owner/:repo/pull/:number/files', filesPage),
  route('GET', '/:owner/:repo/issues/:number/revision', revision),
  route('POST', '/:owner/:repo/issues/:number', act),
  route('GET', '/:owner/:repo/runs/:number', runPage),
  route('GET', '/:owner/:repo/actions', runList),
  route('POST', '/:owner/:repo/actions', startRun),
  route('GET', '/:owner/:repo/actions/revision', listRevision),
  route('GET', '/:owner/:repo/actions/runs/:number', workflowRunPage),
  route('POST', '/:owner/:repo/actions/runs/:number', actOnRun),
  route('GET', '/:owner/:repo/actions/runs/:number/revision', oneRevision),
  route('GET', '/:owner/:repo/commit/:sha', commitPage),
  route('GET', '/:owner/:repo/labels', labelsPage),
  route('GET', '/:owner/:repo/deployments', deploymentsPage),
  route('POST', '/:owner/:repo/deployments', deploy),
  route('GET', '/:owner/:repo/deployments/:number', deploymentPage),
  route('GET', '/:owner/:repo/settings', settingsPage),
  route('POST', '/:owner/:repo/settings', saveSettings),
  route('GET', '/:owner/:repo/edit/:rest', editorPage),
  route('POST', '/:owner/:repo/edit/:rest', saveFile),
  route('GET', '/:owner/:repo/security/advisories/new', advisoryPage),
  route('GET', '/:login', userPage),
  route('GET', '/:owner/:repo/(?<kind>tree|blob)/:rest', codePage),
]

/** The first route for a path, with the decoded parts of the path; undefined for none. */
export function routed(method: string, path: string) {
  for (const { method: known, path: pattern, answer } of ROUTES) {
    const match = known === method ? pattern.exec(path) : null
    if (match !== null) return { answer, at: decoded(match.groups ?? {}) }
  }
  return undefined
}

const decoded = (groups: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(groups).map(([name, part]) => [name, decodeURIComponent(part)]))
