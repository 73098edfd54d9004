import type { Logger } from 'pino'
import { Probot, ProbotOctokit } from 'probot'
import type { Credentials } from './settings.ts'

/** Probot with its router, its signing in and its log, and without what it would decide for us. */
export async function ownProbot(
  { appId, privateKey, webhookSecret: secret }: Credentials,
  baseUrl: string,
  log: Logger,
): Promise<Probot> {
  const probot = new Probot({ appId, privateKey, secret, baseUrl, log, Octokit: quietOctokit() })
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
