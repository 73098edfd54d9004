import { columns } from '../columns.ts'
import { json } from '../command.ts'
import type { Diagnosis } from './examine.ts'
import { STATES } from './finding.ts'

export interface Examined {
  /** `owner/name` */
  readonly repository: string
  readonly requests: number
  readonly diagnoses: readonly Diagnosis[]
}

/** A row for each finding, below it what to do about it; then how many of each kind. */
export function diagnosisWords({ diagnoses, requests, repository }: Examined): string {
  const rows = diagnoses.flatMap(({ check, state, what, next }, at) => {
    const first = diagnoses[at - 1]?.check === check ? '' : check
    return [[first, state, what], ...(next === null ? [] : [['', '  next', next]])]
  })
  const counts = STATES.flatMap((state) => {
    const number = diagnoses.filter((one) => one.state === state).length
    return number === 0 ? [] : [`${number} ${state}`]
  })
  const asked = `${requests} request${requests === 1 ? '' : 's'}`
  return `${columns(['Check', 'State', 'What'], rows, 'folded')}\n\n${repository}: ${counts.join(', ')}. Asked with ${asked}, nothing written.`
}

/** The same for programs, with the worst state of all. */
export function diagnosisJson({ diagnoses, ...rest }: Examined): string {
  const worst = STATES.find((state) => diagnoses.some((one) => one.state === state)) ?? 'ok'
  return json({ ...rest, worst, findings: diagnoses })
}
