import { type Converged, converge, plan } from '../engine/converge.ts'
import { memorySlots } from '../engine/memory-slots.ts'
import { GITHUB_PACE, type Pace } from '../engine/pace.ts'
import { client } from '../github/client.ts'
import { fileAt } from '../github/file-at.ts'
import { pace } from '../github/pace.ts'
import { found } from '../github/read-rest.ts'
import { githubWorld } from '../github/world.ts'
import { incidentOfPath, isDocument } from '../plan/review/paths.ts'
import { namedIncident } from '../plan/review/subject-number.ts'
import { CliError, type Terminal } from './command.ts'
import type { Connection } from './connect.ts'
import { type Look, type Standing, standing } from './incident.ts'
import { reaching, unseen } from './reaching.ts'
import { repositoryPath } from './repository-path.ts'

/** A published postmortem, and what came of making issues of what it promises. */
export interface Synced extends Look {
  /** `owner/name` */
  readonly repository: string
  /** In the repository. */
  readonly path: string
  readonly incident: number
}

/** Makes the issues as `standing` allows. Throws CliError where there is no such document, or none that is published. */
export async function synced(
  connection: Connection,
  file: string,
  terminal: Terminal,
  wish: 'plan' | 'apply',
): Promise<Synced> {
  const path = await repositoryPath(file, terminal)
  if (!isDocument(path)) {
    throw new CliError(`${path} is no postmortem: those lie in postmortems/ and end in .md`, 2)
  }
  const { at } = connection
  return reaching(connection, unseen(at), async () => {
    const incident = await incidentOf(connection, { file, path }, terminal)
    terminal.note(`${path} is about incident #${incident}`)
    const allowed = await standing(connection, terminal, wish)
    const done = await lookedAt(connection, { path, incident }, allowed, terminal)
    const repository = `${at.owner}/${at.repo}`
    return { repository, path, incident, converged: done, applied: allowed.writes }
  })
}

interface Repository {
  readonly html_url: string
  readonly default_branch: string
}

/** What is published says which incident it is about; the file here may be ahead of it. */
async function incidentOf(
  { octokit, at, from }: Connection,
  { file, path }: { readonly file: string; readonly path: string },
  terminal: Terminal,
): Promise<number> {
  const github = client(octokit, { now: terminal.now })
  const repository = await found<Repository>(github, 'GET /repos/{owner}/{repo}', { ...at })
  if (repository === null) throw new CliError(`${from} ${unseen(at)}.`)
  const { html_url: home, default_branch: branch } = repository
  const published = await fileAt(github, at, path, branch)
  if (published.kind !== 'text') throw new CliError(UNPUBLISHED[published.kind](path, branch))
  const here = await terminal.find(file)
  if (here === null) terminal.note(`there is no ${file} here; what stands on ${branch} is taken`)
  else if (!isSame(here, published.text)) {
    terminal.note(`${file} differs from what stands on ${branch}, which is taken`)
  }
  const number = namedIncident(published.text, home) ?? incidentOfPath(path)
  if (number !== null) return number
  throw new CliError(
    `${path} names no incident: write its number into the front matter, as in incident: 42, and merge that first.`,
  )
}

/** Whatever ends its lines, and with or without a byte order mark. */
const isSame = (a: string, b: string): boolean => plainText(a) === plainText(b)
const plainText = (text: string): string => text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')

const UNPUBLISHED = {
  missing: (path: string, branch: string) =>
    `${path} is not published: it does not stand on ${branch}. Merge its pull request, then run the same again.`,
  'too-big': (path: string, branch: string) =>
    `${path} on ${branch} is larger than 1 MiB, which is not read.`,
  unreadable: (path: string, branch: string) =>
    `${path} on ${branch} is no text in UTF-8. Save it as UTF-8 and merge that first.`,
} as const

async function lookedAt(
  { octokit, at }: Connection,
  { path, incident }: Pick<Synced, 'path' | 'incident'>,
  { around, writes }: Standing,
  terminal: Terminal,
): Promise<Converged> {
  const open = (lane: Pace | null) =>
    githubWorld(
      octokit,
      { ...at, issue_number: incident },
      { ...around, ...(lane === null ? {} : { pace: lane }) },
    )
  const planned = await plan(open(null), { document: path })
  refuse(planned, path, incident)
  if (!writes || planned.effects.length === 0) return planned
  terminal.note(`at least ${planned.effects.length} to write, about one a second`)
  return converge(open(counted(terminal)), { document: path })
}

/** Throws where there is nothing that issues could be made of. */
function refuse({ replayed, item }: Converged, path: string, incident: number): void {
  if (item !== null) {
    throw new CliError(`#${incident} is an action item itself; ${path} has to name its incident.`)
  }
  if (replayed === null || replayed.incident.openedAt === null) {
    throw new CliError(`issue #${incident}, which ${path} is about, is no incident here.`)
  }
  const { published } = replayed.incident.postmortem
  if (published === null) {
    throw new CliError(
      `the postmortem of incident #${incident} was taken back, and ${path} does not bring it again.`,
    )
  }
  if (published.path !== path) {
    throw new CliError(`the postmortem of incident #${incident} is ${published.path}, not ${path}.`)
  }
}

/** Says from time to time how far it has come: sixty issues take some minutes. */
const TOLD_EACH = 10

/** Writes as slowly as GitHub wants. */
function counted({ now, sleep, note }: Terminal): Pace {
  const stop = new AbortController().signal
  const lane = pace(memorySlots(GITHUB_PACE), 0, { now, sleep, stop })
  let written = 0
  return {
    ...lane,
    async turn(write) {
      const turn = await lane.turn(write)
      if (turn.kind === 'go') written += 1
      if (turn.kind === 'go' && written % TOLD_EACH === 0) note(`${written} written`)
      return turn
    },
  }
}
