import type { Instant } from '../../domain/instant.ts'
import type { AlertIncident, AlertShelf } from '../../engine/alert-shelf.ts'
import type { Ledger } from '../../engine/ledger.ts'
import { defineLabel } from '../define-label.ts'
import { guarded, once } from '../once.ts'
import { type AlertsPlace, alertIncidents } from './list.ts'
import { alertKey, markerKey, packAlert } from './mark.ts'

export interface AlertShelfPlace extends AlertsPlace {
  readonly ledger: Ledger
  readonly now: () => Instant
}

/** The key under which the ledger remembers what was opened for an alert. */
export const alertIntent = (key: string): string => `incident.${key}`

const OPEN = 'POST /repos/{owner}/{repo}/issues'

/** The incidents that alerts have begun in one repository, as issues. */
export function githubAlertShelf(place: AlertShelfPlace): AlertShelf {
  const { client, at, repository, keys, now } = place
  let readAt = now()
  return {
    keyOf: alertKey,
    async incidents(policy) {
      readAt = now()
      const all = await alertIncidents(place, policy)
      settle(place, all, readAt)
      return all
    },
    open: ({ key, episode, title, body, label, first, rank, ...facts }) =>
      guarded(place, async () => {
        if (first) await defineLabel(place, label, rank)
        await client.turn(OPEN, rank)
        const marker = markerKey(key, episode)
        const text = packAlert({ key: marker, text: body, facts }, repository, keys)
        const params = { ...at, title, body: text, labels: [label.name] }
        const sending = { key: alertIntent(marker), readAt, names: 'number' } as const
        return once(place, sending, () => client.post(OPEN, params))
      }),
  }
}

/** What the list shows has happened, whether its answer came or not; what it does not show for long has not. */
function settle(
  { ledger, now }: AlertShelfPlace,
  all: readonly AlertIncident[],
  readAt: Instant,
): void {
  const unknown = ledger.unknown().filter((key) => key.startsWith(alertIntent('')))
  for (const intent of unknown) {
    const [hash, episode] = intent.slice(alertIntent('').length).split('.')
    const found = all.findLast(({ key, number }) => key === hash && number > Number(episode))
    if (found !== undefined) ledger.settle(intent, found.number, now())
  }
  ledger.disprove(readAt, ledger.unknown())
}
