import { absolute } from '../src/domain/instant.ts'
import type { Taken } from '../src/engine/publish-report.ts'
import type { Told } from '../src/engine/tell-report.ts'
import { outcomeOfTold } from '../src/github/reports/outcome.ts'
import { inert } from '../src/markdown/inert.ts'
import type { DueReport } from '../src/plan/report/due.ts'
import type { ReportStep } from '../src/plan/report/step.ts'
import { applyEnded } from './applied.ts'
import { type Change, type Ended, NOTHING } from './ended.ts'
import type { Session } from './session.ts'

/** What was published, or tried. */
export interface Publishing {
  readonly due: DueReport
  readonly told: Told
  /** Page of the repository. */
  readonly home: string
  /** Number of the report that is there now; null where there is none. */
  readonly number: number | null
  readonly steps: readonly ReportStep[]
}

/** What a report came to. */
export function toldEnded(session: Session, publishing: Publishing): Ended {
  const { told, due, number, home } = publishing
  const url: Ended['outputs'] = number === null ? {} : { 'report-url': `${home}/issues/${number}` }
  switch (told.kind) {
    case 'unfinished':
      return {
        ...NOTHING,
        reason: told.why === 'limit' ? 'budget-kept' : 'github-away',
        troubles: [
          `The report ${due.kind} for ${due.period.name} was read as far as ${told.read} of ${told.of}; it goes on after ${absolute(told.until, 'UTC')}.`,
        ],
      }
    case 'stopped':
    case 'kept-back':
      return { ...NOTHING, reason: 'unfinished' }
    case 'empty':
      return { ...NOTHING, reason: 'nothing-to-report' }
    case 'told':
      return {
        ...takenEnded(session, told, publishing),
        outputs: url,
        summary: summaryOf(publishing),
      }
    default:
      return told satisfies never
  }
}

function takenEnded(
  session: Session,
  told: Extract<Told, { kind: 'told' }>,
  { number }: Publishing,
): Ended {
  const { taken } = told
  if (taken.length === 0) return NOTHING
  const changes = taken.map((one): Change => changeOf(session, one, number))
  if (!session.writes) return { ...NOTHING, reason: 'dry-run', changes }
  const attempts = taken.map(({ step, taken: one }) => ({
    type: step.type,
    route: ROUTES[step.type],
    ...(one.result === 'unsettled' ? UNSETTLED : one),
  }))
  const { reason, troubles } = applyEnded(attempts, outcomeOfTold(told, session.around.now()))
  return { ...NOTHING, reason, troubles, changes }
}

const UNSETTLED = { result: 'failed', reason: 'nobody knows yet whether it arrived' } as const

const ISSUE = '/repos/{owner}/{repo}/issues'
const ROUTES: Readonly<Record<ReportStep['type'], string>> = {
  'report.open': `POST ${ISSUE}`,
  'report.follow': `POST ${ISSUE}/{issue_number}/comments`,
  'report.close': `PATCH ${ISSUE}/{issue_number}`,
}

function changeOf({ writes }: Session, { step, taken }: Taken, opened: number | null): Change {
  const on = step.type === 'report.open' ? opened : step.report
  const result = taken.result === 'unsettled' ? 'failed' : taken.result
  return { type: step.type, on, result: writes ? result : 'planned' }
}

/** The report as it was published, or would be. */
function summaryOf({ number, home, steps, due }: Publishing): readonly string[] {
  const opened = steps.find((step) => step.type === 'report.open')
  const name = `Report ${due.kind}, ${due.period.name}`
  const link = number === null ? name : `[${name}](${home}/issues/${number})`
  if (opened?.type !== 'report.open') return number === null ? [] : [`### ${link}`]
  return [`### ${link}\n\n**${inert(opened.title)}**\n\n${opened.body}`]
}
