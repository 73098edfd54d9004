import { subscribe } from 'node:diagnostics_channel'
import { afterAll, afterEach } from 'vitest'
import type { Report } from '../../src/sandbox/http/counted.ts'

/** A sandbox of this file, and how much of what it has to tell was heard. */
interface Watched {
  readonly report: () => Report
  violations: number
  undocumented: number
}

const watched: Watched[] = []
const excuses: { readonly pattern: RegExp; used: boolean }[] = []

subscribe('github-sandbox', (report) => {
  watched.push({ report: report as () => Report, violations: 0, undocumented: 0 })
})

/**
 * For a test that breaks GitHub's contract on purpose: violations and undocumented requests that
 * the pattern matches are let pass until the test ends, and there must be one.
 */
export function excuse(pattern: RegExp): void {
  excuses.push({ pattern, used: false })
}

function heard(one: Watched): string[] {
  const { violations, undocumented } = one.report()
  const fresh = [
    ...violations.slice(one.violations),
    ...undocumented.slice(one.undocumented).map((what) => `undocumented: ${what}`),
  ]
  one.violations = violations.length
  one.undocumented = undocumented.length
  return fresh
}

function excused(what: string): boolean {
  const matching = excuses.filter(({ pattern }) => pattern.test(what))
  for (const excuse of matching) excuse.used = true
  return matching.length > 0
}

/** Every sandbox in this process, whoever made it: a new test cannot forget to look. */
function look(): void {
  const broken = [...new Set(watched.flatMap(heard).filter((what) => !excused(what)))]
  const idle = excuses.splice(0).filter(({ used }) => !used)
  const lines = [...broken, ...idle.map(({ pattern }) => `nothing was there to excuse: ${pattern}`)]
  if (lines.length === 0) return
  throw new Error(`GitHub's published descriptions do not allow this:\n${lines.join('\n')}`)
}

afterEach(look)
afterAll(look)
