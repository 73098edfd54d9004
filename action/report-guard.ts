import { iso } from '../src/domain/instant.ts'
import { NO_CLAIMS, type OwnClaim } from '../src/engine/claims.ts'
import type { ReportShelf, StepTaken } from '../src/engine/publish-report.ts'
import type { ReportStep } from '../src/plan/report/step.ts'
import { reportOf } from '../src/plan/report/succession.ts'
import type { ReportKind } from '../src/reports/report.ts'
import type { Judged } from './applied.ts'
import { missingPermission } from './needed.ts'
import type { Session } from './session.ts'

/** A shelf on which no two runs open the same report. */
export interface ReportGuard {
  readonly shelf: ReportShelf
  /** Gives the claim back once a list shows the report. */
  readonly settle: (number: number | null) => Promise<void>
  /** Why nothing was opened; null where nothing stood in the way. */
  readonly kept: () => Judged | null
}

type Opening = Extract<ReportStep, { type: 'report.open' }>

/**
 * Without a store nobody remembers what was sent, so that one run alone opens a report. The claim is taken as late as
 * that: most reports that are due were told, or have nothing to tell.
 */
export function reportGuard({ around }: Session, shelf: ReportShelf): ReportGuard {
  const { claims = NO_CLAIMS } = around
  let mine: OwnClaim | null = null
  let kept: Judged | null = null
  const opened = async (step: Opening): Promise<StepTaken> => {
    const claim = await claims.take('report', step.key)
    if (claim.kind === 'refused') {
      const troubles = [missingPermission('POST /repos/{owner}/{repo}/git/refs')]
      kept = { reason: 'permission-missing', troubles }
      return { result: 'stopped' }
    }
    if (claim.kind === 'theirs') {
      const words = `Another run is opening the report ${step.key}; if it has died, that shows at ${iso(claim.until)}.`
      kept = { reason: 'claimed', troubles: [words] }
      return { result: 'stopped' }
    }
    mine = claim
    const [kind = '', period = ''] = step.key.split('.')
    const there = reportOf(await shelf.reports(kind as ReportKind), period)
    return there === null ? shelf.take(step) : { result: 'already', number: there.number }
  }
  return {
    shelf: {
      reports: (kind) => shelf.reports(kind),
      take: (step) => (step.type === 'report.open' ? opened(step) : shelf.take(step)),
    },
    async settle(number) {
      if (mine !== null && number !== null) await mine.release()
    },
    kept: () => kept,
  }
}
