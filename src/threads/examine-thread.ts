import type { Examination, Examine } from '../engine/pull-world.ts'
import { review } from '../postmortem/review.ts'
import { waiting } from '../postmortem/waiting.ts'
import { answering } from './answering.ts'

answering((question) => {
  const { text, review: by, weights } = question as Examination
  const findings = review(text, by, weights)
  return { kind: 'findings', findings, left: waiting(text) } satisfies Awaited<ReturnType<Examine>>
})
