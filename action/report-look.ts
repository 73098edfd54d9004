import { NO_LEDGER } from '../src/engine/ledger.ts'
import type { ReportShelf } from '../src/engine/publish-report.ts'
import type { ReportPlace, ReportWorld } from '../src/engine/report-world.ts'
import { type Told, tellReport } from '../src/engine/tell-report.ts'
import { client } from '../src/github/client.ts'
import { Failure } from '../src/github/failure.ts'
import { progress } from '../src/github/reports/progress.ts'
import { sha256 } from '../src/github/reports/sha256.ts'
import { githubShelf, type ShelfPlace } from '../src/github/reports/shelf.ts'
import { githubReportWorld } from '../src/github/reports/world.ts'
import type { DueReport } from '../src/plan/report/due.ts'
import type { ReportStep } from '../src/plan/report/step.ts'
import { reportOf } from '../src/plan/report/succession.ts'
import { type Ended, together } from './ended.ts'
import { attempted } from './failing.ts'
import { troubleOf } from './needed.ts'
import { toldEnded } from './report-ended.ts'
import { reportGuard } from './report-guard.ts'
import type { Session } from './session.ts'

/** Where the reports of the repository are read and published. */
export interface ReportRoom {
  readonly world: ReportWorld
  readonly place: ReportPlace
  readonly shelfPlace: ShelfPlace
}

/** Null where there is no such repository, or the token may not see it. Throws Failure. */
export async function reportRoom(session: Session): Promise<ReportRoom | null> {
  const { octokit, at, around, who, say } = session
  const reading = { ...around, kept: 'branch' as const, onPage: progress(say) }
  const world = githubReportWorld(octokit, at, reading)
  const place = await world.place()
  if (place === null) return null
  const shelfPlace: ShelfPlace = {
    ...{
      client: client(octokit, around),
      at,
      repository: place.id,
      me: await who.me(),
      keys: around.keys,
    },
    ...{ ledger: NO_LEDGER, now: around.now },
  }
  return { world, place, shelfPlace }
}

/** Publishes each, as far as nobody has. One that cannot be told keeps the others from nothing. */
export async function publishAll(
  session: Session,
  room: ReportRoom,
  due: readonly DueReport[],
): Promise<Ended> {
  const ended: Ended[] = []
  for (const one of due) {
    session.say(`report ${one.kind} for ${one.period.name}`)
    ended.push(await attempted(() => published(session, room, one)))
  }
  return together(ended)
}

async function published(session: Session, room: ReportRoom, due: DueReport): Promise<Ended> {
  const { world, place, shelfPlace } = room
  const taken: ReportStep[] = []
  const troubles: string[] = []
  const guard = reportGuard(session, githubShelf(shelfPlace))
  const shelf = noting(guard.shelf, taken)
  const told: Told = await tellReport(
    {
      ...{ world, place, shelf, hasher: sha256, writes: true, held: () => true },
      seated: (run) => run(),
      unsaved(error) {
        if (!(error instanceof Failure) || AWAY.has(error.kind)) throw error
        if (session.writes) troubles.push(`The figures were not saved. ${troubleOf(error)}`)
      },
    },
    due,
  )
  const number = reportOf(await shelf.reports(due.kind), due.period.name)?.number ?? null
  await guard.settle(number)
  const ended = toldEnded(session, { due, told, home: place.home, number, steps: taken })
  const { reason = ended.reason, troubles: kept = ended.troubles } = guard.kept() ?? {}
  return { ...ended, reason, troubles: [...troubles, ...kept] }
}

/** What will pass by itself. */
const AWAY: ReadonlySet<string> = new Set(['server', 'unanswered', 'rate-limit'])

/** The same shelf, with what was taken kept for the summary. */
const noting = (shelf: ReportShelf, taken: ReportStep[]): ReportShelf => ({
  reports: (kind) => shelf.reports(kind),
  take(step) {
    taken.push(step)
    return shelf.take(step)
  },
})
