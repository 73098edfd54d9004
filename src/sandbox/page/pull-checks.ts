import { may } from '../access.ts'
import { textOfBlob } from '../diff/files.ts'
import { splitLines } from '../diff/hunks.ts'
import { appById, type Pull } from '../find.ts'
import { entryAt } from '../git-tree.ts'
import type { Repository } from '../model.ts'
import type { Annotation, CheckRun } from '../model-checks.ts'
import { notFound } from '../refusal.ts'
import { annotationBox, placeOf } from './annotation.ts'
import { checkMark } from './check-mark.ts'
import { type Content, type Html, html } from './html.ts'
import { actionOf } from './issue-frame.ts'
import { home, layout } from './layout.ts'
import { linksFor } from './links.ts'
import { markdown } from './markdown.ts'
import { broughtBy, pullDocument } from './pull-frame.ts'
import { pullOf } from './pull-of.ts'
import { page, type Reply } from './reply.ts'
import { time } from './time.ts'
import { repositoryOf, type Visit } from './visit.ts'

/** Every check of the head, with its words and the lines that it points at. */
export function checksPage(visit: Visit): Reply {
  const { repository, issue } = pullOf(visit)
  const { runs } = broughtBy(repository, issue)
  const shown = runs.map((run) => runBox(visit, repository, issue, run))
  const none = html`<p class="box empty">No check has been reported for this commit.</p>`
  const all =
    runs.length > 0 &&
    may(visit.actor, repository, 'write') &&
    html`<form class="right rerun" method="post" action="${actionOf(visit, repository, issue)}"><button name="do" value="rerun-all">Re-run all checks</button></form>`
  const content = html`<div id="checks" class="checks-tab">${all}${runs.length === 0 ? none : shown}</div>`
  return page(pullDocument(visit, repository, issue, 'checks', content))
}

/** One check by itself, where its own address leads. */
export function runPage(visit: Visit): Reply {
  const repository = repositoryOf(visit)
  const run = repository.checkRuns[Number(visit.at['number'])]
  if (run === undefined) throw notFound()
  const body = runBox(visit, repository, null, run)
  return page(layout(visit, { title: run.name, repository, tab: 'pulls', body }))
}

/** Without a pull request there is none whose button could ask for it again. */
function runBox(visit: Visit, repository: Repository, issue: Pull | null, run: CheckRun): Html {
  const app = appById(visit.world, run.appId)
  const again =
    issue !== null &&
    may(visit.actor, repository, 'write') &&
    html`<form method="post" action="${actionOf(visit, repository, issue)}"><input type="hidden" name="run" value="${run.id}"><button name="do" value="rerun">Re-run</button></form>`
  const words = (text: string | null): Content =>
    text !== null &&
    html`<div class="markdown">${markdown(text, linksFor(visit, repository), false)}</div>`
  const state = run.status === 'completed' ? run.conclusion : run.status
  return html`<article class="box run" id="run-${run.id}" data-part><header>${checkMark(run)}<div class="grow"><strong>${run.name}</strong><span class="meta">${app.name} · ${(state ?? '').replaceAll('_', ' ')} · ${time(visit.world, run.completedAt ?? run.startedAt)} · <code>${run.headSha.slice(0, 7)}</code></span></div>${again}</header>
${run.title !== null && html`<h2>${run.title}</h2>`}${words(run.summary)}${words(run.text)}${annotations(visit, repository, run)}</article>`
}

function annotations(visit: Visit, repository: Repository, run: CheckRun): Content {
  if (run.annotations.length === 0) return null
  const count = run.annotations.length
  return html`<div class="annotations"><h2>Annotations <span class="count">${count}</span></h2>${run.annotations.map((one) => entry(visit, repository, run, one))}</div>`
}

function entry(visit: Visit, repository: Repository, run: CheckRun, one: Annotation): Html {
  const blob = `${home(visit, repository)}/blob/${run.headSha}/${encodeURI(one.path)}?plain=1#L${one.startLine}`
  return html`<div class="place"><p class="file-name"><a href="${blob}">${placeOf(one)}</a></p>${source(repository, run, one)}${annotationBox(one, null)}</div>`
}

/** Beyond so many lines the first ones say enough. */
const MOST = 8

/** The lines that an annotation speaks of, as they are in the commit that was checked. */
function source({ git }: Repository, run: CheckRun, one: Annotation): Content {
  const tree = git.commits[run.headSha]?.treeSha ?? ''
  const text = textOfBlob(git, entryAt(git, tree, one.path)?.sha ?? null) ?? ''
  const first = Math.max(1, one.startLine)
  const lines = splitLines(text).slice(first - 1, Math.min(one.endLine, first + MOST - 1))
  const rows = lines.map(
    (line, index) =>
      html`<tr><td class="number">${first + index}</td><td class="code">${line}</td></tr>`,
  )
  return rows.length > 0 && html`<table class="diff"><tbody>${rows}</tbody></table>`
}
