import type { Octokit } from './client.ts'

/** How one write leaves. */
export interface WayOut {
  readonly fetch: typeof fetch
  /** Why it was not let out; null where it was. */
  readonly refusal: () => unknown
}

/**
 * Asks `mayLeave`, which throws where nothing may, each time that the write sets out: whoever signs in for us sends again by
 * itself what met 401 with a token that is only just made, and by then GitHub may have asked to be left alone.
 */
export function wayOut(octokit: Octokit, mayLeave: () => void): WayOut {
  let refusal: unknown = null
  return {
    fetch: async (...asked) => {
      try {
        mayLeave()
      } catch (error) {
        refusal = error
        throw error
      }
      return fetchOf(octokit)(...asked)
    },
    refusal: () => refusal,
  }
}

/** Its own, where it was given one. */
function fetchOf({ request }: Octokit): typeof fetch {
  const { endpoint } = request as Sending
  return endpoint?.DEFAULTS.request?.fetch ?? fetch
}

interface Sending {
  readonly endpoint?: {
    readonly DEFAULTS: { readonly request?: { readonly fetch?: typeof fetch } }
  }
}
