import { iso } from '../../../domain/instant.ts'
import type { Budget } from '../../../github/budget.ts'
import type { Check } from '../check.ts'
import { broken, type Finding, ok, warning } from '../finding.ts'

/** Below that part of the limit a sweep or a report may not get through. */
const LOW = 0.1

export const limits: Check = {
  name: 'limits',
  looksAt: "what is left of GitHub's hourly limits",
  troubles: [
    {
      symptom: 'Answers stop for the rest of an hour',
      cause: "GitHub's hourly limit is used up, often by other programs with the same token",
      next: 'Wait for the time that `sitrep doctor` names, and give the other programs a token of their own',
    },
  ],
  async look({ budgets }) {
    const told = [...budgets.values()].filter(({ limit }) => limit > 0)
    return told.length === 0 ? [ok('This GitHub sets no hourly limit')] : told.map(finding)
  },
}

function finding({ resource, limit, remaining, resetAt }: Budget): Finding {
  const what = `${remaining} of ${limit} requests left (${resource})`
  const next = `Wait until ${iso(resetAt)}, or see what else uses these credentials`
  if (remaining === 0) return broken(what, next)
  return remaining < limit * LOW ? warning(what, next) : ok(what)
}
