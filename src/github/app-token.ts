import { createSign } from 'node:crypto'
import { type Instant, MINUTE_MS, plus } from '../domain/instant.ts'
import { client, type Octokit } from './client.ts'
import type { RepositoryRef } from './setup-requests.ts'
import { isWithoutGraphql } from './without-graphql.ts'

/** What an App signs itself to say who it is; good for nine minutes, and for clocks that are a minute off. */
export function appJwt(appId: number, privateKey: string, now: Instant): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const seconds = (at: Instant) => Math.floor(at / 1000)
  const claims = {
    iat: seconds(plus(now, -MINUTE_MS)),
    exp: seconds(plus(now, 9 * MINUTE_MS)),
    iss: appId,
  }
  const data = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`
  return `${data}.${createSign('RSA-SHA256').update(data).sign(privateKey, 'base64url')}`
}

/** What an App's installation on a repository acts with, for an hour. */
export interface InstallationToken {
  readonly token: string
  /** `sitrep[bot]` */
  readonly login: string
}

/** `octokit` has signed in with the App's own JWT. A failure of kind `missing`: not installed there. */
export async function installationToken(
  octokit: Octokit,
  at: RepositoryRef,
): Promise<InstallationToken> {
  const github = client(octokit)
  const { data: found } = await github.get('GET /repos/{owner}/{repo}/installation', at)
  const { id, app_slug: slug } = found as { id: number; app_slug: string }
  const route = 'POST /app/installations/{installation_id}/access_tokens'
  const { data: made } = await github.send(route, { installation_id: id })
  return { token: (made as { token: string }).token, login: `${slug}[bot]` }
}

/** The login that a token acts as. An installation's ends in `[bot]`, and is told by GraphQL alone. */
export async function viewerLogin(octokit: Octokit): Promise<string> {
  const github = client(octokit)
  try {
    const data = await github.query('query Viewer { viewer { login } }', {})
    return (data as { viewer: { login: string } }).viewer.login
  } catch (error) {
    if (!isWithoutGraphql(error)) throw error
    const { data } = await github.get('GET /user', {})
    return (data as { login: string }).login
  }
}
