import { putFile } from '../actions/commits.ts'
import { isPull, liveIssues } from '../find.ts'
import type { Repository } from '../model.ts'
import { notFound, Refusal } from '../refusal.ts'
import { textOf } from './files.ts'
import { type Html, html } from './html.ts'
import { home, layout } from './layout.ts'
import { type Place, placeIn } from './place.ts'
import { page, type Reply, redirect } from './reply.ts'
import { sentence } from './sentence.ts'
import { repositoryOf, type Visit } from './visit.ts'

interface Draft {
  readonly text: string
  readonly message: string
  /** The blob that was opened: whoever saved in between is not overwritten. */
  readonly sha: string
}

/** A file on a branch, to be changed. */
export function editorPage(visit: Visit): Reply {
  const { repository, place } = opened(visit)
  const sha = place.entry?.sha ?? ''
  const text = textOf(repository.git, sha)
  if (text === null) throw new Refusal(415, 'A binary file cannot be changed here.')
  return page(editor(visit, repository, place, { text, sha, message: '' }))
}

function opened(visit: Visit): { readonly repository: Repository; readonly place: Place } {
  const repository = repositoryOf(visit)
  const place = placeIn(repository, visit.at['rest'] ?? '')
  const branch = repository.refs[`refs/heads/${place.ref}`]
  if (branch === undefined || place.entry?.type !== 'blob') throw notFound()
  return { repository, place }
}

function editor(visit: Visit, repository: Repository, place: Place, draft: Draft): Html {
  const { ref, path } = place
  const rows = Math.min(40, Math.max(12, draft.text.split('\n').length + 2))
  const body = html`<h1>Edit ${path}</h1><p class="meta">on ${ref}</p>
<form class="box new editor" method="post" action=""><input type="hidden" name="sha" value="${draft.sha}">
<div class="field"><label for="text">File content</label><textarea id="text" class="code" name="text" rows="${rows}" spellcheck="false">
${draft.text}</textarea></div>
<div class="field"><label for="message">Commit message</label><input id="message" name="message" value="${draft.message}" placeholder="Update ${path.split('/').at(-1)}" maxlength="256"></div>
<p class="right"><a class="button" href="${home(visit, repository)}/blob/${encodeURI(`${ref}/${path}`)}">Cancel</a> <button class="primary">Commit changes</button></p></form>`
  return layout(visit, { title: `Edit ${path}`, repository, tab: 'code', body })
}

/** Commits what was typed, in the visitor's name; refused, the words stay. */
export function saveFile(visit: Visit): Reply {
  const { repository, place } = opened(visit)
  const word = (name: string) => visit.sent.get(name) ?? ''
  const draft = { text: word('text'), message: word('message'), sha: word('sha') }
  try {
    putFile(visit.world, visit.actor, repository, {
      path: place.path,
      branch: place.ref,
      sha: draft.sha,
      content: Buffer.from(draft.text),
      message: draft.message.trim() || `Update ${place.path.split('/').at(-1)}`,
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const told = { ...visit, flash: sentence(error) }
    return page(editor(told, repository, place, draft), error.status)
  }
  return redirect(after(visit, repository, place))
}

/** Back to the pull request that the branch belongs to, where there is one. */
function after(visit: Visit, repository: Repository, { ref, path }: Place): string {
  const pull = liveIssues(repository)
    .filter(isPull)
    .find((issue) => issue.state === 'open' && issue.pull.headRef === ref)
  const root = home(visit, repository)
  return pull === undefined
    ? `${root}/blob/${encodeURI(`${ref}/${path}`)}`
    : `${root}/pull/${pull.number}/files`
}
