import type { Instant } from '../../domain/instant.ts'
import type { AlertShelf } from '../../engine/alert-shelf.ts'
import type { Ledger } from '../../engine/ledger.ts'
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
  const { client, at, repository, keys, ledger, now } = place
  let readAt = now()
  return {
    keyOf: alertKey,
    async incidents(policy) {
      readAt = now()
      return alertIncidents(place, policy)
    },
    open: ({ key, episode, title, body, label, rank, ...facts }) =>
      guarded(now, async () => {
        await client.turn(OPEN, rank)
        const marker = markerKey(key, episode)
        const text = packAlert({ key: marker, text: body, facts }, repository, keys)
        const params = { ...at, title, body: text, labels: [label] }
        const sending = { ledger, now, key: alertIntent(marker), readAt, names: 'number' } as const
        return once(sending, () => client.post(OPEN, params))
      }),
  }
}
