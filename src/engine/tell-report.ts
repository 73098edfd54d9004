import type { DueReport } from '../plan/report/due.ts'
import { reportOf, type SeenReport } from '../plan/report/succession.ts'
import { figureFiles, figuresPath } from '../reports/data/files.ts'
import type { Report } from '../reports/report.ts'
import {
  type Publication,
  publicationOf,
  publishReport,
  type ReportShelf,
  succeed,
  type Taken,
} from './publish-report.ts'
import { type Drawn, drawReport, type Hasher } from './report.ts'
import type { ReportPlace, ReportWorld, Unfinished } from './report-world.ts'

/** Of each commit on the data branch that comes with a report. */
export const DATA_MESSAGE = 'Figures, and what was read for them'

/** With what a report that is due is read, drawn, kept and published. */
export interface Telling {
  readonly world: ReportWorld
  readonly place: ReportPlace
  readonly shelf: ReportShelf
  readonly hasher: () => Hasher
  /** Runs what takes long, as soon as there is room for it. Throws where there is none. */
  readonly seated: <T>(run: () => Promise<T>) => Promise<T>
  /** False: all is read and thought out, and nothing is written. */
  readonly writes: boolean
  /** False once somebody else may write here, or we are about to end. */
  readonly held: () => boolean
  /** Told of what could not be saved on the data branch; throws where it is to be tried again before anything else. */
  readonly unsaved: (error: unknown) => void
}

/** What became of a report that is due. */
export type Told =
  | Unfinished
  /** Somebody else may write here now, or we are about to end. */
  | { readonly kind: 'stopped' }
  /** There was nothing to report on when the period was over. */
  | { readonly kind: 'empty' }
  /** It would be published, if we wrote. */
  | { readonly kind: 'kept-back' }
  | { readonly kind: 'told'; readonly taken: readonly Taken[] }

/**
 * Publishes a report that is due, once however often this runs. Its figures go to the data branch first: an issue that is
 * there says that all of it is done. Throws Failure.
 */
export async function tellReport(telling: Telling, due: DueReport): Promise<Told> {
  const { shelf, place, seated, writes } = telling
  const seen = await shelf.reports(due.kind)
  const there = reportOf(seen, due.period.name) !== null
  if (there && (await isWhole(telling, due))) return followed(telling, seen)
  const drawn = await seated(() => draw(telling, due))
  if (!telling.held()) return { kind: 'stopped' }
  if (drawn.kind === 'unfinished') {
    await save(telling)
    return drawn
  }
  if (drawn.empty) return { kind: 'empty' }
  if (!writes) return { kind: 'kept-back' }
  await save(telling, drawn.report)
  return published(telling, seen, publicationOf(drawn.report, seen, place.templates))
}

const draw = ({ world, place, hasher }: Telling, { kind, period }: DueReport): Promise<Drawn> =>
  drawReport(world, place, { kind, period, now: world.now() }, hasher)

/** Whether beside the issue nothing is missing. */
async function isWhole({ world, place }: Telling, { kind, period }: DueReport): Promise<boolean> {
  return !keepsData(place) || world.isKept(figuresPath(kind, period.name))
}

/** Whether config wants what was read and the figures on the data branch, and there is a repository to put it in. */
export const keepsData = ({ setup, branch }: ReportPlace): boolean =>
  setup.policy.reports.data && branch !== null

async function followed(
  { shelf, place, writes }: Telling,
  seen: readonly SeenReport[],
): Promise<Told> {
  if (!writes) return { kind: 'told', taken: [] }
  return { kind: 'told', taken: await succeed(shelf, seen, place.setup.policy.zone) }
}

async function published(
  { shelf, place }: Telling,
  seen: readonly SeenReport[],
  publication: Publication,
): Promise<Told> {
  const { taken } = await publishReport(shelf, seen, publication, place.setup.policy.zone)
  return { kind: 'told', taken }
}

/** What cannot be saved keeps no report back for good. */
async function save(
  { world, place, writes, unsaved }: Telling,
  report: Report | null = null,
): Promise<void> {
  if (!writes || !keepsData(place)) return
  const files = [...world.saved(), ...(report === null ? [] : figureFiles(report))]
  if (files.length === 0) return
  try {
    await world.save(files, DATA_MESSAGE)
  } catch (error) {
    unsaved(error)
  }
}
