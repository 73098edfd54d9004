import { scheduledRuns } from '../../../config/workflow-file.ts'
import { DAY_MS, HOUR_MS, type Instant, instant, iso, plus } from '../../../domain/instant.ts'
import type { OurWorkflow } from '../../workflows/our-workflows.ts'
import type { Check } from '../check.ts'
import { broken, type Finding, ok, unknown, warning } from '../finding.ts'
import type { Patient } from '../patient.ts'
import { shown } from '../shown.ts'

/** GitHub starts scheduled runs late, by an hour on a bad day, and leaves single ones out. */
const LATE_MS = HOUR_MS
const LEFT_OUT = 3
const OFF_AFTER_MS = 60 * DAY_MS
const WARNED_MS = 50 * DAY_MS

export const schedule: Check = {
  name: 'schedule',
  looksAt: "when the workflow's schedule last ran, and how that ended",
  troubles: [
    {
      symptom: 'Reminders and reports do not come',
      cause: 'The schedule of the workflow does not run, or its runs fail',
      next: '`sitrep sweep --run --wait`, which does now what is due and tells how it ended',
    },
  ],
  async look(patient) {
    const sight = await patient.workflows()
    if (sight.kind === 'hidden' || sight.it.length === 0) return []
    const timed = sight.it.filter(({ file }) => file.crons.length > 0)
    if (timed.length === 0) {
      const what = 'No workflow of Sitrep has a schedule, so nobody sends reminders and reports'
      return [warning(what, 'Take on: schedule: over from templates/workflows/sitrep.yml')]
    }
    const told: Finding[] = []
    for (const one of timed) {
      if (one.state === 'active') told.push(await ran(one, patient))
    }
    return [...told, ...quiet(patient)]
  },
}

interface Run {
  readonly created_at: string
  readonly status: string | null
  readonly conclusion: string | null
  readonly html_url: string
}

async function ran(one: OurWorkflow, { at, github, now, name }: Patient): Promise<Finding> {
  const route = 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs'
  const asked = { ...at, workflow_id: one.id, event: 'schedule', per_page: 1 }
  const sight = await shown(() => github.get(route, asked))
  if (sight.kind === 'hidden') {
    const next = 'Use a token with Actions: read'
    return unknown(`The runs of ${one.path} are not shown to these credentials`, next)
  }
  const { workflow_runs: [last] = [] } = sight.it.data as { workflow_runs?: readonly Run[] }
  const begun = last === undefined ? one.createdAt : instant(last.created_at)
  if (leftOut(one, begun, now())) {
    const since = last === undefined ? 'has never run' : `last ran at ${iso(begun)}`
    const next = `gh workflow run ${one.path.split('/').at(-1)} --repo ${name}, and look at githubstatus.com`
    return broken(`The schedule of ${one.path} ${since}, though it was due since`, next)
  }
  if (last === undefined) return ok(`The schedule of ${one.path} is new and has not run yet`)
  const when = `The schedule of ${one.path} last ran at ${iso(begun)}`
  return FINE.has(last.conclusion ?? 'running')
    ? ok(when)
    : broken(`${when} and ended as ${last.conclusion}`, `Read what it says at ${last.html_url}`)
}

const FINE: ReadonlySet<string> = new Set(['success', 'running', 'skipped', 'cancelled'])

/** Whether it should have run a few times since, and long enough ago. */
function leftOut({ file }: OurWorkflow, since: Instant, now: Instant): boolean {
  const due = file.crons.flatMap((cron) => scheduledRuns(cron, plus(now, -LATE_MS), LEFT_OUT))
  return due.filter((one) => one > since).length >= LEFT_OUT
}

/** GitHub switches off what runs by a schedule in a public repository where nobody pushes. */
function quiet({ repository, now }: Patient): readonly Finding[] {
  const { private: isPrivate, pushed_at: pushed } = repository
  if (isPrivate || !pushed) return []
  const at = instant(pushed)
  if (now() - at < WARNED_MS) return []
  const what = `Nothing was pushed since ${iso(at)}: GitHub switches the schedule off at ${iso(plus(at, OFF_AFTER_MS))}`
  return [warning(what, 'Push any commit, or enable the workflow again when that has happened')]
}
