import { Buffer } from 'node:buffer'
import { CONFIG_PATH } from '../../config/path.ts'
import { readConfig } from '../../config/read.ts'
import type { ReportPlace } from '../../engine/report-world.ts'
import { ACTIVE_PATH } from '../../plan/report/active.ts'
import { INDEX_PATH } from '../../plan/report/snapshot-index.ts'
import type { ConfigLayer } from '../../plan/snapshot.ts'
import type { Client } from '../client.ts'
import { configLayers, found, type Repository } from '../read-rest.ts'
import type { RepositoryRef } from '../setup-requests.ts'
import type { PlaceAnswer } from './answer.ts'
import { DATA_BRANCH, dataExpression, textIn } from './branch-files.ts'
import type { Head } from './data-branch.ts'
import { CONFIG_EXPRESSION, PLACE_QUERY, TEMPLATES, templatePath } from './query.ts'

/** The repository, who we are there, and the index of what was kept on its data branch. */
export interface Found {
  readonly place: ReportPlace
  /** Empty where nobody has said. */
  readonly me: string
  /** Null where there is none, or it was not asked for. */
  readonly index: string | null
  /** The same of what it says of open incidents. */
  readonly active: string | null
  /** Where it stands; null where there is none, undefined where nobody has asked. */
  readonly head: Head | null | undefined
}

/** In one request. Null where there is no such repository. Throws Failure: `missing` where there is no GraphQL. */
export async function placeByGraphql(client: Client, at: RepositoryRef): Promise<Found | null> {
  const { owner, repo: name } = at
  const answer = (await client.query(PLACE_QUERY, {
    ...{ owner, name, config: CONFIG_EXPRESSION, index: dataExpression(INDEX_PATH) },
    ...{ active: dataExpression(ACTIVE_PATH), branch: `refs/heads/${DATA_BRANCH}` },
  })) as PlaceAnswer | null
  const repository = answer?.repository
  if (!answer || !repository) return null
  const layers = [
    [`${owner}/.github/${CONFIG_PATH}`, name === '.github' ? null : answer.organisation?.object],
    [CONFIG_PATH, repository.object],
  ] as const
  const templates = TEMPLATES.flatMap((file, at) => {
    const text = textIn(repository[`t${at}`])
    return text === null ? [] : [[file, text] as const]
  })
  return {
    place: {
      name: repository.nameWithOwner,
      home: repository.url.replace(/\/$/, ''),
      id: repository.databaseId,
      isPublic: repository.visibility === 'PUBLIC',
      branch: repository.defaultBranchRef?.name ?? null,
      setup: setupOf(layers.flatMap(([source, file]) => layer(source, textIn(file)))),
      templates: Object.fromEntries(templates),
    },
    me: answer.viewer.login,
    index: textIn(repository.index),
    active: textIn(repository.active),
    head: headIn(repository),
  }
}

/** What is no commit is no branch of ours, and is asked for once more where something is to be saved. */
function headIn({ data }: NonNullable<PlaceAnswer['repository']>): Found['head'] {
  if (data == null) return null
  const { oid: commit, tree } = data.target ?? {}
  return commit === undefined || tree === undefined ? undefined : { commit, tree: tree.oid }
}

const layer = (source: string, text: string | null): readonly ConfigLayer[] =>
  text === null || text === '' ? [] : [{ source, text }]

function setupOf(layers: readonly ConfigLayer[]): ReportPlace['setup'] {
  const { policy, problems } = readConfig(layers)
  return { policy, problems }
}

/** The same where only REST answers. Null where there is no such repository. */
export async function placeByRest(client: Client, at: RepositoryRef): Promise<ReportPlace | null> {
  const repository = await found<Repository & { readonly html_url: string }>(
    client,
    'GET /repos/{owner}/{repo}',
    at,
  )
  if (repository === null) return null
  const templates: (readonly [string, string])[] = []
  for (const file of TEMPLATES) {
    const text = await textAt(client, at, templatePath(file))
    if (text !== null) templates.push([file, text])
  }
  return {
    name: repository.full_name,
    home: repository.html_url.replace(/\/$/, ''),
    id: repository.id,
    isPublic: !repository.private && repository.visibility !== 'internal',
    branch: repository.default_branch ?? null,
    setup: setupOf(await configLayers(client, at)),
    templates: Object.fromEntries(templates),
  }
}

async function textAt(client: Client, at: RepositoryRef, path: string): Promise<string | null> {
  const route = 'GET /repos/{owner}/{repo}/contents/{+path}'
  const file = await found<{ readonly content?: string }>(client, route, { ...at, path })
  return file?.content ? Buffer.from(file.content, 'base64').toString('utf8') : null
}
