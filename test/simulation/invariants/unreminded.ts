import type { Does } from '../acts/registry.ts'
import type { Witness } from '../invariant.ts'
import { ourTexts } from './ours.ts'
import { ACKNOWLEDGED_IN, isByDefault, stageIn, stagesOf } from './reminder-times.ts'

/** After the moment itself; a sweep finds what no alarm has told. */
const SLACK_MS = 2 * 60_000

/** Open incidents that nobody has acknowledged in time, and nobody was called to, by the last stage that has come. */
export function unreminded(witness: Witness): readonly string[] {
  const { schedule, it, endAt } = witness
  if (!isByDefault(witness) || !schedule.acts.every(({ does }) => isQuiet(does))) return []
  const texts = ourTexts(witness)
  const { issues, labels } = it.seeded.repository
  return Object.values(issues).flatMap((issue) => {
    const on = labels.filter(({ id }) => issue.labelIds.includes(id))
    const minutes = on.flatMap(({ name }) => ACKNOWLEDGED_IN[name] ?? [])[0]
    if (minutes === undefined || issue.state !== 'open') return []
    const owed = stagesOf(issue.createdAt, minutes).findLast(({ at }) => at + SLACK_MS < endAt)
    if (owed === undefined) return []
    const told = texts.some(
      (one) => one.issue === issue && (stageIn(one.mark?.key ?? '') ?? -1) >= owed.stage,
    )
    return told ? [] : [`#${issue.number}: nobody was called to acknowledge it (${owed.stage})`]
  })
}

/** Whether it leaves an incident as it is: no command, but the one that declares it, and nothing done. */
function isQuiet(does: Does): boolean {
  if (does.kind === 'declare') return !/^\/(?!incident\b)/m.test(does.body)
  if (does.kind === 'say') return !does.words.includes('/')
  return does.kind === 'silence' || does.kind === 'nothing'
}
