import { Buffer } from 'node:buffer'
import type { Client } from '../client.ts'
import { Failure } from '../failure.ts'
import { found } from '../read-rest.ts'
import type { RepositoryRef } from '../setup-requests.ts'
import { urlPath } from '../url-path.ts'
import type { File, FilesAnswer } from './answer.ts'
import { filesQuery } from './query.ts'
import type { Files } from './snapshot-store.ts'

/** Of Sitrep alone: people's branches are left alone. */
export const DATA_BRANCH = 'sitrep/data'

/** Ten megabytes of text, which GitHub answers with at once. */
const AT_ONCE = 20

/** The files of the data branch, in one query for each twenty. What is not there, or not in full, is left out. */
export function branchFiles(client: Client, at: RepositoryRef, graphql: () => boolean): Files {
  return {
    async read(paths) {
      if (!graphql()) return byRest(client, at, paths)
      const texts = new Map<string, string>()
      for (let from = 0; from < paths.length; from += AT_ONCE) {
        const some = paths.slice(from, from + AT_ONCE)
        for (const [path, text] of await byGraphql(client, at, some)) texts.set(path, text)
      }
      return texts
    },
  }
}

export const dataExpression = (path: string): string => `${DATA_BRANCH}:${path}`

async function byGraphql(
  client: Client,
  { owner, repo: name }: RepositoryRef,
  paths: readonly string[],
): Promise<readonly (readonly [string, string])[]> {
  const named = Object.fromEntries(paths.map((path, at) => [`p${at}`, dataExpression(path)]))
  const data = await client.query(filesQuery(paths.length), { owner, name, ...named })
  const repository = (data as FilesAnswer | null)?.repository
  if (!repository) {
    throw new Failure('server', 'GitHub left out the files of the last reading', { status: null })
  }
  return paths.flatMap((path, at) => {
    const text = textIn(repository[`p${at}`])
    return text === null ? [] : [[path, text] as const]
  })
}

/** Half a file is none. */
export const textIn = (file: File | null | undefined): string | null =>
  file?.isTruncated === true ? null : (file?.text ?? null)

async function byRest(
  client: Client,
  at: RepositoryRef,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  for (const path of paths) {
    const route = 'GET /repos/{owner}/{repo}/contents/{+path}'
    const asked = { ...at, path: urlPath(path), ref: DATA_BRANCH }
    const file = await found<{ readonly content?: string }>(client, route, asked)
    if (file?.content) texts.set(path, Buffer.from(file.content, 'base64').toString('utf8'))
  }
  return texts
}
