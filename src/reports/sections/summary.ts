import { figuresTold } from '../named-figure.ts'
import type { Report } from '../report.ts'
import { section } from '../section.ts'
import { actionsHappened, actionsKept } from '../telling/actions.ts'
import { changesClaimed, changesTold } from '../telling/changes.ts'
import { happened } from '../telling/happened.ts'
import { itemToAskAbout, nextStep } from '../telling/next-step.ts'
import { missedTargets, standingOut } from '../telling/standing-out.ts'

export const summary = section({
  name: 'summary',
  summary: 'Three sentences: what happened, what stands out, what to do next.',
  kinds: ['actions', 'metrics', 'trends'],
  render: (report) => sentences(report).join(' '),
})

function sentences(report: Report): readonly string[] {
  if (report.kind === 'actions')
    return [
      actionsHappened(report),
      missedTargets(figuresTold(report)) ?? actionsKept(report),
      itemToAskAbout(report) ?? 'Nothing here waits for anybody.',
    ]
  if (report.kind === 'trends') return [happened(report), overTime(report), nextStep(report)]
  return [happened(report), standingOut(report), nextStep(report)]
}

/** What was missed and what changed, in one sentence where there is both. */
function overTime(report: Report): string {
  const figures = figuresTold(report)
  const missed = missedTargets(figures)
  if (missed === null) return changesTold(figures)
  const changed = changesClaimed(figures)
  return changed === null ? missed : `${missed.slice(0, -1)}; ${changed}.`
}
