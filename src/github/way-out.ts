import type { Octokit } from './client.ts'

/** How one write leaves. */
export interface WayOut {
  /** Of the request: what sends it. */
  readonly how: { readonly fetch?: typeof fetch }
  /** Why it was not let out; null where it was. */
  readonly refusal: () => unknown
}

/**
 * Asks `mayLeave`, which throws where nothing may, each time that the write sets out: whoever signs in for us sends again by
 * itself what met 401 with a token that is only just made, and by then GitHub may have asked to be left alone. What is no
 * Octokit of its own, but hands on to one, sends as it likes.
 */
export function wayOut({ request }: Octokit, mayLeave: () => void): WayOut {
  const { endpoint } = request as Sending
  if (endpoint === undefined) return { how: {}, refusal: () => null }
  let refusal: unknown = null
  const asking: typeof fetch = async (...asked) => {
    try {
      mayLeave()
    } catch (error) {
      refusal = error
      throw error
    }
    return (endpoint.DEFAULTS.request?.fetch ?? fetch)(...asked)
  }
  return { how: { fetch: asking }, refusal: () => refusal }
}

interface Sending {
  readonly endpoint?: {
    readonly DEFAULTS: { readonly request?: { readonly fetch?: typeof fetch } }
  }
}
