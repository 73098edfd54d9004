import { readConfig } from '../config/read.ts'
import { type Instant, instant, utcDay } from '../domain/instant.ts'
import type { CheckName, DesiredCheck } from '../plan/review/check.ts'
import type { OfferedConfig } from '../plan/review/config-check.ts'
import { desiredChecks, type Touched } from '../plan/review/desire.ts'
import type { ReviewEffect } from '../plan/review/effect.ts'
import { isDocument } from '../plan/review/paths.ts'
import type { ChangedFile, SeenRequest } from '../plan/review/request.ts'
import { checkSteps, type Redo } from '../plan/review/steps.ts'
import { SUGGESTIONS_BODY, suggestions } from '../plan/review/suggestions.ts'
import { concerned } from './concerned.ts'
import { examined } from './examined.ts'
import type { Examine, PullWorld, ReviewApplied } from './pull-world.ts'

/** The team's file. */
const CONFIG = '.github/sitrep.yml'
/** Documents that are reviewed in one pull request; a larger one moves files about. */
const MOST_DOCUMENTS = 30

export interface ReviewOptions {
  readonly examine: Examine
  /** Number of the check run that somebody asked to have made again; 0 where nobody has. */
  readonly redo: Redo
}

/** What one look at a pull request came to. */
export interface Reviewed {
  /** What its checks should say, whether that is to be written or stands there. */
  readonly checks: readonly DesiredCheck[]
  readonly effects: readonly ReviewEffect[]
  readonly applied: readonly ReviewApplied[]
  /** Numbers of the incidents that it may have changed. */
  readonly incidents: readonly number[]
  readonly parked: 'gone' | null
}

const NOTHING: Reviewed = { checks: [], effects: [], applied: [], incidents: [], parked: null }

/** Brings the checks of one pull request to what they should say. Safe to run twice, late, or never. */
export async function review(world: PullWorld, options: ReviewOptions): Promise<Reviewed> {
  const planned = await planReview(world, options)
  if (planned.effects.length === 0) return planned
  return { ...planned, applied: await world.apply(planned.effects) }
}

/** The same without the last step: what would be written. */
export async function planReview(world: PullWorld, options: ReviewOptions): Promise<Reviewed> {
  const request = await world.request()
  const files = request === null || isOver(request) ? [] : await world.files()
  if (request === null || files === null) return { ...NOTHING, parked: 'gone' }
  const incidents = await concerned(world, request, files)
  if (request.state !== 'open') return { ...NOTHING, incidents }
  const ours = files.some(({ path, previous }) => isOurs(path) || isOurs(previous ?? ''))
  // Most pull requests have nothing to do with us, and cost no more than this.
  const required = await world.required(request.base)
  if (!ours && required.size === 0) return { ...NOTHING, incidents }
  return {
    ...NOTHING,
    incidents,
    ...(await wanted(world, options, { request, files, required })),
  }
}

/** What was closed without a merge brings nothing. */
const isOver = ({ state }: SeenRequest): boolean => state === 'closed'

const isOurs = (path: string): boolean => isDocument(path) || path === CONFIG

interface Looked {
  readonly request: SeenRequest
  readonly files: readonly ChangedFile[]
  readonly required: ReadonlySet<CheckName>
}

async function wanted(
  world: PullWorld,
  options: ReviewOptions,
  { request, files, required }: Looked,
): Promise<Pick<Reviewed, 'checks' | 'effects'>> {
  const touched = await touchedBy(world, options.examine, request, files)
  const checks = desiredChecks(request, touched, required)
  if (checks.length === 0) return { checks, effects: [] }
  const seen = await world.checks(request.head)
  const steps = checks.flatMap((check) =>
    checkSteps(request.head, check, world.digest(check), seen, options.redo),
  )
  return { checks, effects: [...steps, ...(await suggested(world, request, touched, files))] }
}

/** Reads what a pull request changes of ours. The team's rules are those of the default branch. */
async function touchedBy(
  world: PullWorld,
  examine: Examine,
  request: SeenRequest,
  files: readonly ChangedFile[],
): Promise<Touched> {
  const touches = (is: (path: string) => boolean) =>
    files.some(({ path, previous }) => is(path) || is(previous ?? ''))
  const [documents, file] = [touches(isDocument), touches((path) => path === CONFIG)]
  if (!documents && !file) return { batch: null, config: null }
  const layers = await world.config()
  const { policy } = readConfig(layers)
  const paths = files.filter(({ path, removed }) => !removed && isDocument(path)).map(pathOf)
  const read = await examined({ world, examine, policy, request }, paths.slice(0, MOST_DOCUMENTS))
  const batch = documents && { documents: read, more: paths.length - read.length }
  const below = layers.filter(({ source }) => source !== CONFIG)
  const config = file && {
    path: CONFIG,
    offered: await offered(world, request),
    below,
    at: today(world),
  }
  return { batch: batch || null, config: config || null }
}

/** Two looks of one day tell the same, so that the second has nothing to write. */
const today = (world: PullWorld): Instant => instant(`${utcDay(world.now())}T00:00:00Z`)

const pathOf = ({ path }: ChangedFile): string => path

async function offered(world: PullWorld, { head }: SeenRequest): Promise<OfferedConfig> {
  const file = await world.file(CONFIG, head)
  if (file.kind === 'text') return { kind: 'text', text: file.text }
  return { kind: file.kind === 'missing' ? 'removed' : 'unreadable' }
}

/** One review, when it is ready; later pushes change the check only. */
async function suggested(
  world: PullWorld,
  { draft, head }: SeenRequest,
  { batch }: Touched,
  files: readonly ChangedFile[],
): Promise<readonly ReviewEffect[]> {
  if (draft || batch === null) return []
  const comments = suggestions(batch.documents, files)
  if (comments.length === 0 || (await world.suggested())) return []
  return [{ type: 'review.create', head, key: 'suggestions', body: SUGGESTIONS_BODY, comments }]
}
