import { readConfig } from '../../src/config/read.ts'
import type { Policy } from '../../src/domain/policy.ts'

/** What a team decides with this file. Throws where it holds a mistake. */
export function policyIn(text: string): Policy {
  const { policy, problems } = readConfig([{ source: '.github/sitrep.yml', text }])
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  return policy
}
