import type { Contract } from '../contract/contract.ts'

/** How often each documented route was asked for, and what was asked that nobody documents. */
export interface Counted {
  readonly count: (method: string, template: string) => void
  /** Points of GraphQL, of whoever spent them. */
  readonly spent: (points: number) => void
  readonly unknown: (what: string) => void
  /** Something that the contract does not allow and that its checks of requests cannot see. */
  readonly broken: (what: string) => void
  readonly report: () => Report
  /** Forgets how often; what nobody documents or allows stays told. */
  readonly clear: () => void
}

export interface Report {
  /** `GET /repos/{owner}/{repo}/issues` to its number of requests. */
  readonly requests: Readonly<Record<string, number>>
  /** Points that GraphQL cost. */
  readonly points: number
  /** Requests to routes and GraphQL fields that the box does not have; a test asserts it empty. */
  readonly undocumented: readonly string[]
  /** What GitHub's published descriptions do not allow, in requests, answers and webhooks. */
  readonly violations: readonly string[]
}

export function createCounted(contract: Contract): Counted {
  const requests = new Map<string, number>()
  const undocumented: string[] = []
  let points = 0
  return {
    spent: (more) => {
      points += more
    },
    count: (method, template) => {
      const key = `${method} ${template}`
      requests.set(key, (requests.get(key) ?? 0) + 1)
    },
    unknown: (what) => {
      undocumented.push(what)
    },
    broken: contract.broken,
    report: () => ({
      requests: Object.fromEntries(requests),
      points,
      undocumented: [...undocumented],
      violations: contract.violations(),
    }),
    clear: () => {
      requests.clear()
      points = 0
    },
  }
}
