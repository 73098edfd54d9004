import type { Examination, Examine } from '../engine/pull-world.ts'
import { lighter } from '../plan/review/weighing.ts'
import type { Finding } from '../postmortem/finding.ts'
import { review } from '../postmortem/review.ts'
import { waiting } from '../postmortem/waiting.ts'
import { answering } from './answering.ts'

/** Far more than a document of people has. Whoever asked takes an answer in at one go, and does nothing else meanwhile. */
const MOST_FINDINGS = 5_000

answering((question) => {
  const { text, review: by, weights } = question as Examination
  const findings = heaviest(review(text, by, weights))
  return { kind: 'findings', findings, left: waiting(text) } satisfies Awaited<ReturnType<Examine>>
})

const heaviest = (all: readonly Finding[]): readonly Finding[] =>
  all.length <= MOST_FINDINGS ? all : all.toSorted(lighter).slice(0, MOST_FINDINGS)
