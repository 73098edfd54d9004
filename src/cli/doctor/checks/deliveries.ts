import { DAY_MS, type Instant, instant, iso } from '../../../domain/instant.ts'
import type { Check } from '../check.ts'
import { broken, type Finding, ok, unknown, warning } from '../finding.ts'
import { shown } from '../shown.ts'

interface Delivery {
  readonly guid: string
  readonly delivered_at: string
  readonly status_code: number
  readonly repository_id?: number | null
}

export const deliveries: Check = {
  name: 'deliveries',
  looksAt: "what became of the App's last webhooks",
  troubles: [
    {
      symptom: 'Commands are answered minutes late',
      cause:
        "GitHub does not reach the App: look at Advanced, Recent Deliveries in the App's settings",
      next: '`sitrep doctor` with APP_ID and PRIVATE_KEY tells how often and with which answer',
    },
    {
      symptom: 'Every webhook is answered with 401',
      cause: "The webhook's secret is not the value of WEBHOOK_SECRET",
      next: 'Set both to the same, and start the App again',
    },
  ],
  async look({ asApp, now, repository: { id } }) {
    if (asApp === null) return []
    const sight = await shown(() => asApp.get('GET /app/hook/deliveries', { per_page: 100 }))
    if (sight.kind === 'hidden') {
      const next = "Look at Advanced, Recent Deliveries in the App's settings"
      return [unknown('GitHub does not tell what became of the webhooks', next)]
    }
    const all = (sight.it.data ?? []) as readonly Delivery[]
    // What concerns the App as a whole names no repository.
    const ours = all.filter(({ repository_id: one }) => (one ?? id) === id)
    return [finding(ours, now())]
  },
}

const isTaken = ({ status_code: code }: Delivery): boolean => code >= 200 && code < 300
const timeOf = ({ delivered_at: at }: Delivery): Instant => instant(at)

/** Newest first, as GitHub lists them. */
function finding(all: readonly Delivery[], now: Instant): Finding {
  if (all.length === 0) {
    const next = 'Comment /help on an incident, then run this again'
    return unknown('No webhook about this repository is in the log of the last three days', next)
  }
  const taken = all.find(isTaken)
  const last =
    taken === undefined ? 'none was taken' : `the last one was taken at ${iso(timeOf(taken))}`
  const settled = new Set(all.filter(isTaken).map(({ guid }) => guid))
  const recent = all.filter((one) => now - timeOf(one) < DAY_MS)
  const failed = recent.filter((one) => !isTaken(one) && !settled.has(one.guid))
  const [newest] = failed
  if (newest === undefined) return ok(`${all.length} webhooks in the log, and ${last}`)
  const count = new Set(failed.map(({ guid }) => guid)).size
  const what = `${count} webhook${count === 1 ? '' : 's'} of the last day did not arrive, at last with ${answer(newest)}; ${last}`
  const since = taken !== undefined && timeOf(taken) > timeOf(newest)
  return since
    ? warning(what, 'Nothing to do: what failed is asked for again within minutes')
    : broken(what, nextFor(newest))
}

const answer = ({ status_code: code }: Delivery): string =>
  code === 0 ? 'no answer' : `the answer ${code}`

function nextFor({ status_code: code }: Delivery): string {
  if (code === 0) {
    return 'See that the App runs, and that its webhook address is reached from the internet within ten seconds'
  }
  if (code === 400 || code === 401) {
    return "Give the App's webhook the secret that WEBHOOK_SECRET holds"
  }
  if (code === 404) return 'End the webhook address in /api/github/webhooks'
  if (code === 503) return "The store cannot be written: look at the App's log, and at /readyz"
  return "Look at the App's log, and at the proxy before it"
}
