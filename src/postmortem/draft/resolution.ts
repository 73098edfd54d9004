import type { Fact } from '../../domain/fact.ts'
import { fileLink, fileText } from '../../markdown/file-text.ts'
import { changeLink, clock, type Scene, saidText, whereOf } from './scene.ts'

type Entered = Extract<Fact, { type: 'status-entered' }>

/** What ended it, in order, as far as it was said: sentences of Markdown. */
export function resolutionSteps(at: Scene): readonly string[] {
  const steps = at.incident.history.flatMap((fact) =>
    fact.type === 'status-entered' && ENDS.has(fact.category) ? [step(fact, at)] : [],
  )
  const fixes = at.incident.fixedBy.map((change) => `Mended by ${changeLink(change, at)}.`)
  return [...steps, ...fixes]
}

const ENDS: ReadonlySet<string> = new Set(['mitigated', 'resolved'])

function step(fact: Entered, at: Scene): string {
  const when = fileLink(whereOf(fact.ref, at), clock(fact.at, at))
  const status = fileText(fact.status, 60)
  const reason = fact.reason ? `: ${saidText(fact.reason, at)}` : ''
  return `${when}, ${status}${reason}`
}
