import type { AlertRead, HeardAlert } from '../domain/alert.ts'
import type { Instant } from '../domain/instant.ts'
import { heardAlert, isAlertEvent } from '../integrations/heard-alert.ts'
import type { Delivery, Store } from '../store/store.ts'
import { alertPoke, failuresKept } from './alert-place.ts'
import type { Delivery as Received } from './intake.ts'
import type { Placed } from './place.ts'

/** What a delivery says of an alert. Its texts are bounded, and free of secrets that can be told, before any is kept. */
export const alertRead = ({ event, payload }: Received): AlertRead | null =>
  isAlertEvent(event) ? heardAlert(event, payload) : null

/** What has to be stored of an alert; null where it is none, or nobody could tell where it belongs. */
export function alertToKeep(
  { remembered }: Pick<Store, 'remembered'>,
  delivery: string,
  read: AlertRead,
  { installation, repository }: Placed,
  at: Instant,
): Delivery | null {
  const { id, name: repo, owner } = repository ?? {}
  if (read.kind !== 'heard' || installation?.id === undefined || id === undefined) return null
  if (repo === undefined || owner?.login === undefined) return null
  if (isSuccess(read.heard) && remembered(failuresKept(id)) === null) return null
  const where = { owner: owner.login, repo, id, installation: installation.id }
  return alertPoke(`${delivery} alert`, { ...where, at, heard: read.heard })
}

/** Most runs and deployments succeed, and where none has failed before that tells nobody anything. */
const isSuccess = ({ origin, alert }: HeardAlert): boolean =>
  (origin.kind === 'workflow' || origin.kind === 'deployment') && alert.state === 'recovered'

/** A clock of which no two readings are alike. */
export function counting(now: () => Instant): () => Instant {
  let last = 0
  return () => {
    last = Math.max(last + 1, now())
    return last as Instant
  }
}
