import { spawnSync } from 'node:child_process'
import type { Env } from './begin.ts'

const PROXIES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const

/**
 * Whether the runner stands behind a proxy that this process does not use: Node takes one from the environment only
 * where it is told so before it starts. What goes around the proxy is Node's to read in `no_proxy`.
 */
export const missesProxy = (env: Env): boolean =>
  env['NODE_USE_ENV_PROXY'] !== '1' && PROXIES.some((name) => Boolean(env[name]))

/** Starts this again, told so. The toolkit's own way would bring a second fetch, as large as all the rest. */
export function throughProxy(): number {
  const env = { ...process.env, NODE_USE_ENV_PROXY: '1' }
  const { status } = spawnSync(process.execPath, process.argv.slice(1), { env, stdio: 'inherit' })
  return status ?? 1
}
