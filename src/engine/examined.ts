import { incidentOfBranch, incidentOfPath } from '../plan/review/paths.ts'
import type { ReviewedDocument } from '../plan/review/reviewed.ts'
import { namedIncident } from '../plan/review/subject-number.ts'
import { type Asked, type Examining, takes } from './examining.ts'
import { knownOf } from './known.ts'
import { type Belonging, mergingOf } from './merging.ts'

/** Incidents that are read for one; a document about another is reviewed as one that belongs to none. */
const MOST_INCIDENTS = 10

/**
 * Reviews documents one after the other, each with what is known of its incident, up to the first that takes too long:
 * those behind it would hold up others for as long.
 */
export async function examined(
  examining: Examining,
  paths: readonly string[],
): Promise<readonly ReviewedDocument[]> {
  const asked: Asked = { incidents: new Map(), owners: new Set(), names: new Map() }
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
    return { path, incident: null, reading: { kind }, merging: null }
  }
  const { text } = file
  const belongs = await belonging(examining, path, text, asked)
  const known = belongs.kind === 'incident' ? belongs.about.known : null
  const { zone, postmortem, people } = policy
  const assignable = await takes(world, mentionsIn(text), asked)
  const review = { known, assignable, zone, gap: postmortem.gap }
  const names = new Set(people.keys())
  const reading = await examine({ text, review, weights: postmortem.rules, names })
  const merging =
    reading.kind === 'findings' ? await mergingOf(examining, belongs, reading, asked) : null
  return { path, incident: known?.number ?? null, reading, merging }
}

/** What the document says it is about holds over the branch and the file's name. */
async function belonging(
  { world, request }: Examining,
  path: string,
  text: string,
  { incidents }: Asked,
): Promise<Belonging> {
  const number =
    namedIncident(text, request.home) ??
    incidentOfBranch(request.branch ?? '') ??
    incidentOfPath(path)
  if (number === null) return { kind: 'not-named' }
  const before = incidents.get(number)
  if (before === undefined && incidents.size >= MOST_INCIDENTS) return { kind: 'too-many' }
  const about = before ?? (await knownOf(number, world.incident(number), world.names))
  incidents.set(number, about)
  return about === null ? { kind: 'unknown', named: number } : { kind: 'incident', about }
}

/** A login behind its sign; `org/team` and addresses of mail are none. */
const MENTION = /(?<![\w@/.+-])@([a-z\d](?:[a-z\d-]{0,38}))(?![\w/@-])/gi

const mentionsIn = (text: string): readonly string[] =>
  [...text.matchAll(MENTION)].map(([, login = '']) => login)
