import { type FileChange, hunksOfFile, lineCounts } from '../diff/files.ts'
import { patchText } from '../diff/hunks.ts'
import type { Repository } from '../model.ts'
import type { World } from '../world.ts'
import { repositoryPage, repositoryUrl } from './repository.ts'

/** GitHub leaves out what is larger than it cares to show. */
const MAX_PATCH_LINES = 3000

/** A file of a pull request, a comparison or a commit, as it stands at `sha`. */
export function fileJson(world: World, repository: Repository, sha: string, file: FileChange) {
  const hunks = hunksOfFile(repository.git, file)
  const { additions, deletions } = lineCounts(hunks)
  const path = encodeURI(file.path)
  const page = repositoryPage(world, repository)
  const patch = patchOf(hunks)
  return {
    sha: file.after ?? file.before,
    filename: file.path,
    status: file.status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${page}/blob/${sha}/${path}`,
    raw_url: `${page}/raw/${sha}/${path}`,
    contents_url: `${repositoryUrl(world, repository)}/contents/${path}?ref=${sha}`,
    ...(patch === null ? {} : { patch }),
    ...(file.status === 'renamed' ? { previous_filename: file.from } : {}),
  }
}

function patchOf(hunks: ReturnType<typeof hunksOfFile>): string | null {
  if (hunks === null || hunks.length === 0) return null
  const lines = hunks.reduce((sum, hunk) => sum + hunk.lines.length, 0)
  return lines > MAX_PATCH_LINES ? null : patchText(hunks)
}
