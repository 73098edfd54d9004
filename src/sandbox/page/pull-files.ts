import type { PullRequest, Repository } from '../model.ts'
import { changedFiles, textOf } from './files.ts'
import { type Html, html } from './html.ts'

/** What a pull request changes, file by file, as it will be. */
export function pullFiles(repository: Repository, pull: PullRequest): Html {
  const files = changedFiles(repository, pull.baseSha, pull.headSha).map(
    ({ path, status, sha }) =>
      html`<details class="box file" open><summary>${path} <span class="badge">${status}</span></summary><pre tabindex="0">${textOf(repository.git, sha) ?? 'Binary file'}</pre></details>`,
  )
  return html`<section id="files" data-part><h2>Files changed <span class="count">${files.length}</span></h2><p class="meta">${pull.headRef} into ${pull.baseRef}</p>${files}</section>`
}
