import type { Policy } from '../domain/policy.ts'
import { incidentOfBranch, incidentOfPath } from '../plan/review/paths.ts'
import type { SeenRequest } from '../plan/review/request.ts'
import type { ReviewedDocument } from '../plan/review/reviewed.ts'
import { namedIncident } from '../plan/review/subject-number.ts'
import type { Known } from '../postmortem/known.ts'
import { knownOf } from './known.ts'
import type { Examine, PullWorld } from './pull-world.ts'

/** People who are asked about for one pull request; the others are taken for assignable, since a false alarm is worse. */
const MOST_OWNERS = 60
/** Incidents that are read for one; a document about another is reviewed as one that belongs to none. */
const MOST_INCIDENTS = 10

export interface Examining {
  readonly world: PullWorld
  readonly examine: Examine
  readonly policy: Policy
  readonly request: SeenRequest
}

/** What was asked for the documents before, since what a stranger's change costs must have an end. */
interface Asked {
  readonly known: Map<number, Known | null>
  readonly owners: Set<string>
}

/**
 * Reviews documents one after the other, each with what is known of its incident, up to the first that takes too long:
 * those behind it would hold up others for as long.
 */
export async function examined(
  examining: Examining,
  paths: readonly string[],
): Promise<readonly ReviewedDocument[]> {
  const asked: Asked = { known: new Map(), owners: new Set() }
  const done: ReviewedDocument[] = []
  for (const path of paths) {
    const document = await one(examining, path, asked)
    done.push(document)
    if (document.reading.kind === 'too-slow') break
  }
  return done
}

async function one(examining: Examining, path: string, asked: Asked): Promise<ReviewedDocument> {
  const { world, examine, policy, request } = examining
  const file = await world.file(path, request.head)
  if (file.kind !== 'text') {
    const kind = file.kind === 'too-big' ? 'too-big' : 'unreadable'
    return { path, incident: null, reading: { kind } }
  }
  const { text } = file
  const about = await incidentOf(examining, path, text, asked)
  const { zone, postmortem } = policy
  const assignable = await assignableIn(world, text, asked)
  const review = { known: about, assignable, zone, gap: postmortem.gap }
  const reading = await examine({ text, review, weights: postmortem.rules })
  return { path, incident: about?.number ?? null, reading }
}

/** What the document says it is about holds over the branch and the file's name. */
async function incidentOf(
  { world, request }: Examining,
  path: string,
  text: string,
  { known }: Asked,
): Promise<Known | null> {
  const number =
    namedIncident(text, request.home) ??
    incidentOfBranch(request.branch ?? '') ??
    incidentOfPath(path)
  if (number === null) return null
  const before = known.get(number)
  if (before !== undefined) return before
  if (known.size >= MOST_INCIDENTS) return null
  const now = await knownOf(number, world.incident(number), world.names)
  known.set(number, now)
  return now
}

/** A login behind its sign; `org/team` and addresses of mail are none. */
const MENTION = /(?<![\w@/.+-])@([a-z\d](?:[a-z\d-]{0,38}))(?![\w/@-])/gi

async function assignableIn(
  world: PullWorld,
  text: string,
  { owners }: Asked,
): Promise<ReadonlySet<string>> {
  const all = [...text.matchAll(MENTION)].map(([, login = '']) => login.toLowerCase())
  const kept = new Set<string>()
  for (const login of new Set(all)) {
    const ask = owners.has(login) || owners.size < MOST_OWNERS
    if (ask) owners.add(login)
    if (!ask || (await world.assignable(login))) kept.add(login)
  }
  return kept
}
