import type { LiquidProblem } from '../markdown/liquid.ts'
import { nearest } from '../markdown/nearest.ts'
import { FACTS } from './facts.ts'
import type { ReportKind } from './report.ts'
import { sections } from './sections/registry.generated.ts'
import { listed } from './words/number.ts'

/** The mistake with what was probably meant, where a template names what its report does not have. */
export function withMeant(problem: LiquidProblem, kind: ReportKind): LiquidProblem {
  const [, name] = /^undefined variable: (\w{1,60})$/.exec(problem.message) ?? []
  const hint = name === undefined ? '' : hintOf(name, kind)
  return hint === '' ? problem : { ...problem, message: `${problem.message}, ${hint}` }
}

function hintOf(name: string, kind: ReportKind): string {
  const elsewhere = sections.find((one) => one.name === name)
  if (elsewhere !== undefined)
    return `which only the report on ${listed(elsewhere.kinds)} has: take it out here`
  const known = sections.filter(({ kinds }) => kinds.includes(kind))
  const meant = nearest(
    name,
    [...FACTS, ...known].map((one) => one.name),
  )
  return meant === null ? '' : `did you mean ${meant}`
}
