import type { Change } from '../../domain/fact.ts'
import { instant } from '../../domain/instant.ts'
import type { DraftSources, SourcesAsked } from '../../engine/world.ts'
import type { Deployment, KnownPull, Template } from '../../postmortem/draft/about.ts'
import type { Client } from '../client.ts'
import { Failure } from '../failure.ts'
import { fileAt, type Looking } from './looking.ts'

const REPO = '/repos/{owner}/{repo}'

type Place = Pick<Looking, 'client' | 'at' | 'base'>

/** What a draft is written from beside the incident. What is not to be had, or not ours to read, is left out. */
export async function draftSources(
  looking: Place,
  { severity, changes, home }: SourcesAsked,
): Promise<DraftSources> {
  return {
    template: await templateFor(looking, severity),
    deployments: await deployments(looking, home),
    pulls: await titles(looking, changes),
  }
}

/** The team's own: that of the severity goes before the general one. */
async function templateFor(looking: Place, severity: string | null): Promise<Template | null> {
  const names = [
    ...(severity !== null && NAME.test(severity) ? [`postmortem-${severity}`] : []),
    'postmortem',
  ]
  for (const name of names) {
    const source = `.github/sitrep/${name}.md`
    const file = await fileAt(looking, source, looking.base)
    if (file !== null) return { source, text: file.text }
  }
  return null
}

/** What may be part of a file's name; a severity of another form has no template of its own. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,50}$/u

interface RawDeployment {
  readonly environment: string
  readonly sha: string
  readonly ref: string
  readonly created_at: string
}

/** The newest hundred. */
async function deployments({ client, at }: Place, home: string): Promise<readonly Deployment[]> {
  const found = await readable(client, `GET ${REPO}/deployments`, { ...at, per_page: 100 })
  return ((found ?? []) as readonly RawDeployment[]).map(
    ({ environment, sha, ref, created_at }) => ({
      environment,
      sha,
      ref,
      at: instant(created_at),
      url: `${home}/commit/${sha}`,
    }),
  )
}

const MOST_PULLS = 10

async function titles(
  { client, at }: Place,
  changes: readonly Change[],
): Promise<readonly KnownPull[]> {
  const known: KnownPull[] = []
  for (const change of changes.slice(0, MOST_PULLS)) {
    if (change.kind !== 'pull') continue
    const repository = change.repository ?? `${at.owner}/${at.repo}`
    const [owner, repo] = repository.split('/')
    const asked = { owner, repo, pull_number: change.number }
    const pull = (await readable(client, `GET ${REPO}/pulls/{pull_number}`, asked)) as {
      title?: string
    } | null
    if (pull?.title !== undefined)
      known.push({ repository, number: change.number, title: pull.title })
  }
  return known
}

const UNREADABLE: ReadonlySet<string> = new Set(['missing', 'gone', 'permission', 'invalid'])

/** Null where it is not there, or where we may not read it: a draft does without. */
async function readable(
  client: Client,
  route: string,
  asked: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  try {
    return (await client.get(route, asked)).data
  } catch (error) {
    if (error instanceof Failure && UNREADABLE.has(error.kind)) return null
    throw error
  }
}
