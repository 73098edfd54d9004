import { REPORT } from '../../../config/labels.ts'
import { DAY_MS, iso } from '../../../domain/instant.ts'
import { readMarker } from '../../../github/marker.ts'
import { type DueReport, dueReports, nextReportAt } from '../../../plan/report/due.ts'
import type { Check } from '../check.ts'
import { type Finding, ok, warning } from '../finding.ts'
import type { Patient } from '../patient.ts'

export const reports: Check = {
  name: 'reports',
  looksAt: 'whether the reports of the schedule were published',
  troubles: [
    {
      symptom: 'A report is a day late',
      cause: 'Whoever publishes them did not run: the App is down, or the schedule is switched off',
      next: '`sitrep report --publish --kind <kind> --run`, then see what `sitrep doctor` says of it',
    },
  ],
  async look(patient) {
    if (patient.repository.has_issues === false) return []
    const { policy } = await patient.config()
    const due = dueReports(policy, patient.now())
    const published = await publishedKeys(patient)
    const late = due.filter((one) => isLate(one, published, patient))
    if (late.length > 0) return late.map((one) => told(one, patient))
    const next = nextReportAt(policy, patient.now())
    const when = next === null ? 'none is scheduled' : `the next is due ${iso(next)}`
    const last = [...published][0]
    return [
      ok(
        last === undefined
          ? `None was published yet; ${when}`
          : `The last is ${worded(last)}; ${when}`,
      ),
    ]
  },
}

interface Issue {
  readonly body?: string | null
  readonly user?: { readonly type?: string } | null
}

/** `metrics.2026-W46`, newest first. A few dozen of three kinds go back for months. */
async function publishedKeys({ at, github }: Patient): Promise<ReadonlySet<string>> {
  const { data } = await github.get('GET /repos/{owner}/{repo}/issues', {
    ...at,
    ...{ labels: REPORT, state: 'all', sort: 'created', direction: 'desc', per_page: 100 },
  })
  const keys = ((data ?? []) as readonly Issue[]).flatMap(({ body, user }) => {
    const marker = user?.type === 'Bot' ? readMarker(body ?? '') : null
    return marker?.kind === 'report' ? [marker.key] : []
  })
  return new Set(keys)
}

/** One of which none was ever published may have had nothing to tell. */
function isLate(
  { kind, period, at }: DueReport,
  published: ReadonlySet<string>,
  { now }: Patient,
): boolean {
  const began = [...published].some((key) => key.startsWith(`${kind}.`))
  return began && now() - at > DAY_MS && !published.has(`${kind}.${period.name}`)
}

function told({ kind, period, at }: DueReport, { name }: Patient): Finding {
  const what = `The report ${kind} of ${period.name} was due ${iso(at)} and is not there`
  const next = `sitrep report --repo ${name} --kind ${kind} --period ${period.name} --publish --run`
  return warning(what, next)
}

const worded = (key: string): string => key.replace('.', ' of ')
