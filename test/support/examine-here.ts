import type { Examine } from '../../src/engine/pull-world.ts'
import { examined } from '../../src/postmortem/examined.ts'

/** The same rules without a thread, which takes longer to start than a test. */
export const examineHere: Examine = async ({ text, ...by }) => ({
  kind: 'findings',
  ...examined(text, by),
  more: 0,
})
