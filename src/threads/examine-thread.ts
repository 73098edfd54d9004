import type { Examination, Examine } from '../engine/pull-world.ts'
import { lighter } from '../plan/review/weighing.ts'
import { examined } from '../postmortem/examined.ts'
import type { Finding } from '../postmortem/finding.ts'
import { answering } from './answering.ts'

/** Far more than a document of people has. Whoever asked takes an answer in at one go, and does nothing else meanwhile. */
const MOST_FINDINGS = 5_000

answering((question) => {
  const { text, review: by, weights } = question as Examination
  const { findings, left } = examined(text, by, weights)
  return { kind: 'findings', findings: heaviest(findings), left } satisfies Awaited<
    ReturnType<Examine>
  >
})

const heaviest = (all: readonly Finding[]): readonly Finding[] =>
  all.length <= MOST_FINDINGS ? all : all.toSorted(lighter).slice(0, MOST_FINDINGS)
