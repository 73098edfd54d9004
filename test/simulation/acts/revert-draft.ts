import { commitFiles, removeFile } from '../../../src/sandbox/actions/commits.ts'
import { type ActKind, actorOf, draftOf, repositoryOf, worldOf } from './act-kind.ts'
import { filesOn } from './files.ts'

/** Somebody takes a published postmortem off the default branch again, or edits it there. */
export const revertDraft: ActKind<{ readonly how: 'taken off' | 'edited' }> = {
  meetsOurs: () => true,
  draw: (roll) => ({ how: roll.pick(['taken off', 'edited']) }),
  async play(doing, { how }) {
    const draft = draftOf(doing)
    const repo = doing.stage.declared[doing.incident]?.repo
    if (draft === null || repo === undefined || draft.pull.mergedAt === null) return
    const repository = repositoryOf(doing.stage, repo)
    const { baseRef: branch, headRef } = draft.pull
    const number = headRef.slice('sitrep/postmortem-'.length)
    const all = filesOn(repository, branch, 'postmortems/')
    const file = all.find(({ path }) => path.includes(`-${number}-`))
    if (file === undefined) return
    const by = [worldOf(doing.stage), actorOf(doing), repository] as const
    const { path, sha, text } = file
    if (how === 'taken off') removeFile(...by, { branch, path, sha, message: 'Revert it' })
    else commitFiles(...by, { [path]: text.replace('pool', 'big pool') }, 'Mend a word', branch)
  },
}
