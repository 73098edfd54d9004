import { incidentOfBranch, incidentOfPath, isDocument } from '../plan/review/paths.ts'
import type { ChangedFile, SeenRequest } from '../plan/review/request.ts'
import { namedIncident } from '../plan/review/subject-number.ts'
import type { PullWorld } from './pull-world.ts'

/** Files that are read to find whose they are; a change of more of them moves them about. */
const MOST_READ = 50

/**
 * The incidents that have to be looked at again after a change of these files from one commit to another: those that the
 * documents name, in their front matter or in their file names, before or after.
 */
export async function incidentsOf(
  world: Pick<PullWorld, 'file'>,
  files: readonly ChangedFile[],
  { home, from, to }: { readonly home: string; readonly from: string; readonly to: string },
): Promise<readonly number[]> {
  const places = files.flatMap(({ path, previous, removed }) => [
    { path, commit: removed ? from : to },
    ...(previous === null ? [] : [{ path: previous, commit: from }]),
  ])
  const documents = places.filter(({ path }) => isDocument(path)).slice(0, MOST_READ)
  const found: number[] = []
  for (const { path, commit } of documents) {
    const named = incidentOfPath(path)
    if (named !== null) found.push(named)
    const file = await world.file(path, commit)
    const said = file.kind === 'text' ? namedIncident(file.text, home) : null
    if (said !== null) found.push(said)
  }
  return [...new Set(found)]
}

/** The incidents that a pull request is about: its own branch's, and once it is merged those of its documents. */
export async function concerned(
  world: Pick<PullWorld, 'file'>,
  request: SeenRequest,
  files: readonly ChangedFile[],
): Promise<readonly number[]> {
  const own = request.branch === null ? null : incidentOfBranch(request.branch)
  const { state, home, start: from, head: to } = request
  const merged = state === 'merged' ? await incidentsOf(world, files, { home, from, to }) : []
  return [...new Set([...(own === null ? [] : [own]), ...merged])]
}
