import { type Disorder, disorders } from '../domain/durations.ts'
import { evolve } from '../domain/evolve.ts'
import type { FactBody } from '../domain/fact.ts'
import { absolute, type Instant } from '../domain/instant.ts'
import { accept, type Outcome, refuse } from '../domain/problem.ts'
import type { Scene } from './command.ts'

/** Refuses facts that would put one time before another that it has to follow. */
export function possible(
  facts: readonly FactBody[],
  { incident, said, policy }: Scene,
): Outcome<readonly FactBody[]> {
  const next = facts.reduce((now, fact) => evolve(now, { ...fact, ...said }), incident)
  const before = new Set(disorders(incident.times).map(pair))
  const fresh = disorders(next.times).find((disorder) => !before.has(pair(disorder)))
  return fresh === undefined ? accept(facts) : impossible(fresh, policy.zone)
}

const pair = ({ first, second }: Disorder): string => `${first} ${second}`

function impossible({ first, second, firstAt, secondAt }: Disorder, zone: string) {
  const at = (mark: { readonly at: Instant }) => absolute(mark.at, zone)
  const detail = `That would make it ${second} (${at(secondAt)}) before it ${first === 'started' ? first : `was ${first}`} (${at(firstAt)}).`
  const fix = `\`/time ${first} …\` or \`/time ${second} …\` first, whichever is wrong.`
  return refuse('impossible-order', detail, fix)
}
