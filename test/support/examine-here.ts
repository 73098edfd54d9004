import type { Examine } from '../../src/engine/pull-world.ts'
import { review } from '../../src/postmortem/review.ts'
import { waiting } from '../../src/postmortem/waiting.ts'

/** The same rules without a thread, which takes longer to start than a test. */
export const examineHere: Examine = async ({ text, review: by, weights }) => ({
  kind: 'findings',
  findings: review(text, by, weights),
  left: waiting(text),
})
