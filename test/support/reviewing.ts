import type { Examine } from '../../src/engine/pull-world.ts'
import { requireChecks } from '../../src/sandbox/actions/rules.ts'
import { SHOP } from '../sandbox/support.ts'
import type { Served } from './served.ts'

/** A reviewer that can be counted on: every line with `TODO` is a blocker, every `teh` can be mended with a click. */
export const plainExamine: Examine = async ({ text }) => {
  const lines = text.split('\n')
  const at = (word: string) =>
    lines.flatMap((line, place) => (line.includes(word) ? [place + 1] : []))
  const headings = lines.filter((line) => line.startsWith('## ')).length
  return {
    kind: 'findings',
    items: [],
    more: 0,
    left: { waiting: at('TODO').length, sections: headings },
    findings: [
      ...at('TODO').map((line) => ({
        code: 'placeholder',
        severity: 'blocker' as const,
        line,
        endLine: line,
        message: `Line ${line} waits for a person.`,
        suggestion: null,
      })),
      ...at('teh').map((line) => ({
        code: 'spelling',
        severity: 'notice' as const,
        line,
        endLine: line,
        message: 'A slip of the hand.',
        suggestion: { line, endLine: line, text: (lines[line - 1] ?? '').replaceAll('teh', 'the') },
      })),
    ],
  }
}

export const POSTMORTEM = 'Sitrep / postmortem'
export const CONFIG = 'Sitrep / config'

/** What our newest check of that name says of a branch, or of a commit; null where there is none. */
export async function checkOf({ box }: Served, ref: string, check_name = POSTMORTEM) {
  const at = { ...SHOP, ref, check_name }
  const { data } = await box.as('dev').rest.checks.listForRef(at)
  return data.check_runs[0] ?? null
}

/** Requests by route since the last call, as `POST /repos/{owner}/{repo}/check-runs: 2`, reads among them where asked for. */
export function spending({ box }: Served): (reads?: boolean) => readonly string[] {
  let before = box.sandbox.requests().requests
  return (reads = false) => {
    const now = box.sandbox.requests().requests
    const spent = Object.entries(now)
      .map(([route, count]) => [route, count - (before[route] ?? 0)] as const)
      .filter(([route, count]) => count > 0 && (reads || !/^GET |\/graphql$/.test(route)))
    before = now
    return spent.map(([route, count]) => `${route.replace('/repos/{owner}/{repo}', '')}: ${count}`)
  }
}

/** Lets the rules of `main` ask for these checks. */
export function need({ box }: Served, ...names: readonly string[]): void {
  const user = box.seeded.users['ana']
  if (user === undefined) throw new Error('the sandbox has no ana')
  const checks = names.map((context) => ({ context, integrationId: null }))
  const by = { user, grant: null }
  requireChecks(box.sandbox.world, by, box.seeded.repository, 'main', checks)
}

/** Only GraphQL takes a pull request out of its draft. */
export async function makeReady({ box }: Served, pull_number: number): Promise<void> {
  const dev = box.as('dev')
  const { data } = await dev.rest.pulls.get({ ...SHOP, pull_number })
  const mutation = `mutation($id: ID!) {
    markPullRequestReadyForReview(input: { pullRequestId: $id }) { clientMutationId }
  }`
  await dev.graphql(mutation, { id: data.node_id })
}

/** All annotations of a check run. */
export async function notesOf({ box }: Served, check_run_id: number) {
  const dev = box.as('dev')
  return dev.paginate(dev.rest.checks.listAnnotations, { ...SHOP, check_run_id, per_page: 100 })
}

/** All runs of a commit that were ever made under a name, those that others stand for among them. */
export async function runsOf({ box }: Served, ref: string, check_name = POSTMORTEM) {
  const { data } = await box
    .as('dev')
    .rest.checks.listForRef({ ...SHOP, ref, check_name, filter: 'all' })
  return data.check_runs
}
