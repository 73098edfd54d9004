import type { Store } from '../store/store.ts'
import type { OurLogin } from './our-login.ts'

/** Whether new work may be sent to this process, and if not, why, in words that hold nothing of anybody's. */
export interface Ready {
  readonly ready: boolean
  readonly reasons: readonly string[]
  /** What is held back though work may be sent: it is stored, and waits. */
  readonly remarks: readonly string[]
}

export interface ReadyOptions {
  readonly store: Pick<Store, 'check' | 'paused'>
  readonly login: Pick<OurLogin, 'ask' | 'sure'>
  readonly stopping: () => boolean
}

/** Something must be storable, GitHub must know our credentials, and we must not be about to end. */
export async function readiness({ store, login, stopping }: ReadyOptions): Promise<Ready> {
  const reasons = [
    ...(stopping() ? ['stopping'] : []),
    ...(storable(store) ? [] : ['the store cannot be written']),
    ...((await known(login)) ? [] : ['GitHub does not answer to our credentials']),
  ]
  return { ready: reasons.length === 0, reasons, remarks: reasons.length === 0 ? held(store) : [] }
}

function held({ paused }: Pick<Store, 'paused'>): readonly string[] {
  const { everything, installations } = paused()
  if (everything) return ['everything is paused']
  const many = installations.length
  return many === 0 ? [] : [`${many} installation${many === 1 ? ' is' : 's are'} paused`]
}

function storable(store: Pick<Store, 'check'>): boolean {
  try {
    store.check()
    return true
  } catch {
    // Whatever it is, it is the same to whoever sends us work; the log tells it where it happens.
    return false
  }
}

async function known({ ask, sure }: ReadyOptions['login']): Promise<boolean> {
  if (sure()) return true
  try {
    await ask()
    return true
  } catch {
    // Any failure: without an answer no delivery can be worked off.
    return false
  }
}
