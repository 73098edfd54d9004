import type { Policy } from '../domain/policy.ts'
import { incidentOfBranch, incidentOfPath } from '../plan/review/paths.ts'
import type { SeenRequest } from '../plan/review/request.ts'
import type { ReviewedDocument } from '../plan/review/reviewed.ts'
import { namedIncident } from '../plan/review/subject-number.ts'
import type { Known } from '../postmortem/known.ts'
import { knownOf } from './known.ts'
import type { Examine, PullWorld } from './pull-world.ts'

/** People who are asked about for one document; the others are taken for assignable, since a false alarm is worse. */
const MOST_OWNERS = 20

export interface Examining {
  readonly world: PullWorld
  readonly examine: Examine
  readonly policy: Policy
  readonly request: SeenRequest
}

/** Reviews documents one after the other, each with what is known of its incident. */
export async function examined(
  examining: Examining,
  paths: readonly string[],
): Promise<readonly ReviewedDocument[]> {
  const known = new Map<number, Known | null>()
  const done: ReviewedDocument[] = []
  for (const path of paths) done.push(await one(examining, path, known))
  return done
}

async function one(
  examining: Examining,
  path: string,
  known: Map<number, Known | null>,
): Promise<ReviewedDocument> {
  const { world, examine, policy, request } = examining
  const file = await world.file(path, request.head)
  if (file.kind !== 'text') {
    const kind = file.kind === 'too-big' ? 'too-big' : 'unreadable'
    return { path, incident: null, reading: { kind } }
  }
  const { text } = file
  const about = await incidentOf(examining, path, text, known)
  const { zone, postmortem } = policy
  const assignable = await assignableIn(world, text)
  const review = { known: about, assignable, zone, gap: postmortem.gap }
  const reading = await examine({ text, review, weights: postmortem.rules })
  return { path, incident: about?.number ?? null, reading }
}

/** What the document says it is about holds over the branch and the file's name. */
async function incidentOf(
  { world, request }: Examining,
  path: string,
  text: string,
  known: Map<number, Known | null>,
): Promise<Known | null> {
  const number =
    namedIncident(text, request.home) ??
    incidentOfBranch(request.branch ?? '') ??
    incidentOfPath(path)
  if (number === null) return null
  const before = known.get(number)
  if (before !== undefined) return before
  const now = await knownOf(number, world.incident(number), world.names)
  known.set(number, now)
  return now
}

/** A login behind its sign; `org/team` and addresses of mail are none. */
const MENTION = /(?<![\w@/.+-])@([a-z\d](?:[a-z\d-]{0,38}))(?![\w/@-])/gi

async function assignableIn(world: PullWorld, text: string): Promise<ReadonlySet<string>> {
  const all = [...text.matchAll(MENTION)].map(([, login = '']) => login.toLowerCase())
  const logins = [...new Set(all)]
  const kept = new Set(logins.slice(MOST_OWNERS))
  for (const login of logins.slice(0, MOST_OWNERS)) {
    if (await world.assignable(login)) kept.add(login)
  }
  return kept
}
