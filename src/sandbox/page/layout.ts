import { may } from '../access.ts'
import { fullName, liveIssues } from '../find.ts'
import type { Repository } from '../model.ts'
import { workflowsOf } from '../workflows.ts'
import { switcher } from './acting.ts'
import { clock } from './clock.ts'
import { type Content, type Html, html } from './html.ts'
import type { Visit } from './visit.ts'

type Tab = 'issues' | 'pulls' | 'actions' | 'code' | 'deployments' | 'labels' | 'settings'

export interface Frame {
  readonly title: string
  readonly repository: Repository | null
  readonly tab?: Tab
  readonly body: Content
}

/** The address of a repository's pages. */
export function home(visit: Visit, repository: Repository): string {
  return `/${fullName(visit.world, repository)}`
}

/** The whole document around one page's content. */
export function layout(visit: Visit, frame: Frame): Html {
  const { repository } = frame
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${frame.title}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/-/page.css">
<script src="/-/page.js" defer></script></head>
<body><a class="skip" href="#content">Skip to content</a>
<div class="notice"><span>Sandbox<span class="roomy">: an embedded GitHub on this machine</span></span>${clock(visit)}<a href="/sandbox">Webhooks</a></div>
<header class="top"><div class="wide bar">${crumbs(visit, repository)}${switcher(visit, repository)}</div>
${repository !== null && tabs(visit, repository, frame.tab)}</header>
<main id="content" class="wide" tabindex="-1">
${visit.flash !== null && html`<p class="flash" role="alert">${visit.flash}</p>`}
${frame.body}</main></body></html>`
}

/** Where nobody has written a workflow there is nothing to look at. */
function hasWorkflows({ world }: Visit, repository: Repository): boolean {
  const ran = Object.keys(repository.workflowRuns).length > 0
  return ran || workflowsOf(world, repository).length > 0
}

function crumbs(visit: Visit, repository: Repository | null): Html {
  if (repository === null) return html`<a class="crumbs" href="/">Repositories</a>`
  const [owner, name] = fullName(visit.world, repository).split('/')
  return html`<p class="crumbs"><a href="/">${owner}</a> / <a href="${home(visit, repository)}/issues"><strong>${name}</strong></a> <span class="badge">${repository.private ? 'Private' : 'Public'}</span>${repository.archived && html` <span class="badge">Archived</span>`}</p>`
}

function tabs(visit: Visit, repository: Repository, current: Tab | undefined): Html {
  const root = home(visit, repository)
  const open = liveIssues(repository).filter((issue) => issue.state === 'open')
  const pulls = open.filter((issue) => issue.pull !== null).length
  const tab = (name: Tab, text: string, path: string, count?: number) =>
    html`<a href="${root}/${path}"${name === current && html` aria-current="page"`}>${text}${count !== undefined && html` <span class="count">${count}</span>`}</a>`
  return html`<nav class="tabs wide" aria-label="Repository">
${tab('issues', 'Issues', 'issues', open.length - pulls)}
${tab('pulls', 'Pull requests', 'pulls', pulls)}
${hasWorkflows(visit, repository) && tab('actions', 'Actions', 'actions')}
${tab('code', 'Code', `tree/${encodeURI(repository.defaultBranch)}`)}
${tab('deployments', 'Deployments', 'deployments')}
${tab('labels', 'Labels', 'labels')}${may(visit.actor, repository, 'admin') && tab('settings', 'Settings', 'settings')}</nav>`
}
