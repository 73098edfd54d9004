import { Failure } from '../../github/failure.ts'

/** What a request brought; `hidden` where it is not there, or not for these credentials: GitHub does not say which. */
export type Sight<T> =
  | { readonly kind: 'shown'; readonly it: T }
  | { readonly kind: 'hidden'; readonly why: 'missing' | 'permission' }

/** Throws Failure for whatever is no answer to the question. */
export async function shown<T>(ask: () => Promise<T>): Promise<Sight<T>> {
  try {
    return { kind: 'shown', it: await ask() }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (error.kind === 'missing' || error.kind === 'permission') {
      return { kind: 'hidden', why: error.kind }
    }
    throw error
  }
}
