import type { Finding } from './finding.ts'
import type { Patient } from './patient.ts'

/** A complaint that people come with, for the README: each is told by this check. */
export interface Trouble {
  /** What people see. */
  readonly symptom: string
  readonly cause: string
  /** What to type or click. */
  readonly next: string
}

/** One thing that `sitrep doctor` looks at. It reads, and never writes. */
export interface Check {
  /** One word. */
  readonly name: string
  /** What is looked at, as a phrase. */
  readonly looksAt: string
  readonly troubles: readonly Trouble[]
  /** At least one finding, unless there is nothing to look at. Throws Failure where GitHub does not answer. */
  readonly look: (patient: Patient) => Promise<readonly Finding[]>
}
