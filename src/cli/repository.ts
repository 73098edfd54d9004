import type { RepositoryRef } from '../github/setup-requests.ts'
import { CliError, type Terminal, type Typed } from './command.ts'

const PUBLIC_API = 'https://api.github.com'
const PUBLIC_HOST = 'github.com'

export interface Target {
  readonly at: RepositoryRef
  /** Root of the REST API, without a slash at the end. */
  readonly apiUrl: string
  /** What `gh` knows that GitHub as. */
  readonly host: string
  /** False where only a checkout's remote says which GitHub it is: no secret of the environment goes there. */
  readonly named: boolean
}

const FULL_NAME = /^([\w.-]{1,39})\/([\w.-]{1,100})$/

/** Where to work: `--repo`, else GITHUB_REPOSITORY, else the remote `origin`. Throws CliError where none says. */
export async function target(typed: Typed, { env, ask }: Terminal): Promise<Target> {
  const apiUrl = env['GITHUB_API_URL']?.replace(/\/+$/, '') || null
  const option = typed.options.get('repo')
  if (option !== undefined) return known(fullName(option, '--repo'), apiUrl)
  const variable = env['GITHUB_REPOSITORY']
  if (variable) return known(fullName(variable, 'GITHUB_REPOSITORY'), apiUrl)
  const remote = await ask('git', ['remote', 'get-url', 'origin'])
  const found = remote === null ? null : ofRemote(remote)
  if (found === null) throw new CliError(nowhere(remote), 2)
  const { host, ...at } = found
  if (apiUrl !== null || host === PUBLIC_HOST) return known(at, apiUrl)
  return { at, apiUrl: apiOf(host), host, named: false }
}

const known = (at: RepositoryRef, apiUrl: string | null): Target => ({
  at,
  apiUrl: apiUrl ?? PUBLIC_API,
  host: hostOf(apiUrl ?? PUBLIC_API),
  named: true,
})

function hostOf(apiUrl: string): string {
  if (!URL.canParse(apiUrl)) {
    throw new CliError(`GITHUB_API_URL takes an address, not ${JSON.stringify(apiUrl)}`, 2)
  }
  return new URL(apiUrl).host.replace(/^api\.(github\.com|[\w-]+\.ghe\.com)$/, '$1')
}

const apiOf = (host: string): string =>
  /^[\w-]+\.ghe\.com$/.test(host) ? `https://api.${host}` : `https://${host}/api/v3`

function fullName(text: string, from: string): RepositoryRef {
  const [, owner, repo] = FULL_NAME.exec(text) ?? []
  if (owner !== undefined && repo !== undefined) return { owner, repo }
  throw new CliError(`${from} takes owner/name, not ${JSON.stringify(text)}`, 2)
}

const nowhere = (remote: string | null): string =>
  remote === null
    ? 'no repository: this is no checkout with a remote origin. Name one with --repo owner/name, or in GITHUB_REPOSITORY.'
    : 'no repository: the remote origin of this checkout is none of GitHub. Name one with --repo owner/name.'

const SCP = /^(?:[\w.-]{1,64}@)?([\w.-]{1,253}):(?!\/)([^\s:]{1,200})$/
const PATH = /^\/*([\w.-]{1,39})\/([\w.-]{1,100})$/

export type Remote = RepositoryRef & { readonly host: string }

/** Reads a remote's address in the forms that git takes; null for a path, or for more than owner and name. */
export function ofRemote(remote: string): Remote | null {
  const [host, path] = partsOf(remote)
  const [, owner, name] = PATH.exec(path.replace(/\/$/, '').replace(/\.git$/, '')) ?? []
  if (host === '' || owner === undefined || name === undefined) return null
  return { host: host === 'ssh.github.com' ? PUBLIC_HOST : host, owner, repo: name }
}

/** The port of an SSH address is not that of the API; the one of a web address may be. */
function partsOf(remote: string): readonly [host: string, path: string] {
  if (/^[a-z+]{2,10}:\/\//.test(remote)) {
    if (!URL.canParse(remote)) return ['', '']
    const { protocol, host, hostname, pathname } = new URL(remote)
    if (protocol === 'file:') return ['', '']
    return [(protocol === 'https:' ? host : hostname).toLowerCase(), pathname]
  }
  const [, host = '', path = ''] = SCP.exec(remote) ?? []
  return [host.toLowerCase(), path]
}
