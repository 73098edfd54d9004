import type { Logger } from 'pino'
import { Probot, ProbotOctokit } from 'probot'
import type { Credentials } from './settings.ts'

/**
 * Probot with its router, its signing in and its log, and without what it would decide for us. `heard` is told what time
 * each answer of GitHub's says that it is.
 */
export async function ownProbot(
  { appId, privateKey, webhookSecret: secret }: Credentials,
  baseUrl: string,
  log: Logger,
  heard: (date: string | undefined) => void,
): Promise<Probot> {
  const Octokit = quietOctokit().plugin(hearing(heard), signingIn)
  const probot = new Probot({ appId, privateKey, secret, baseUrl, log, Octokit })
  await probot.ready()
  return probot
}

/** Its client retries and delays writes blindly; ours decides both itself. Only this form is heard. */
const quietOctokit = () =>
  ProbotOctokit.defaults((given: object) => ({
    ...given,
    retry: { enabled: false },
    throttle: { enabled: false },
  }))

interface Hooked {
  readonly hook: {
    after(name: 'request', heard: (answer: Dated, asked: Asked) => void): void
    error(name: 'request', heard: (error: { readonly response?: Dated }) => never): void
  }
}

interface Dated {
  readonly headers: { readonly date?: string }
  readonly data?: unknown
}

interface Asked {
  readonly url: string
}

/** A refusal is dated as well as any other answer. */
const hearing =
  (heard: (date: string | undefined) => void) =>
  (octokit: object): void => {
    const { hook } = octokit as Hooked
    hook.after('request', ({ headers }) => heard(headers.date))
    hook.error('request', (error) => {
      heard(error.response?.headers.date)
      throw error
    })
  }

/**
 * What comes in place of a token, such as a page of something that stands before GitHub, must not be kept as one: it would
 * be sent for an hour, and refused each time.
 */
function signingIn(octokit: object): void {
  const { hook } = octokit as Hooked
  hook.after('request', ({ data }, { url }) => {
    const { token } = (data ?? {}) as { readonly token?: unknown }
    if (url.endsWith('/access_tokens') && typeof token !== 'string')
      throw new Error('GitHub was asked for a token and sent none')
  })
}
