import { readFileSync } from 'node:fs'

/** `sitrep 0.1.0`, with the Node that it runs on: what a report of a mistake should say. */
export function version(): string {
  const file = new URL('../../package.json', import.meta.url)
  const { version: release } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return `sitrep ${release} (Node ${process.version})`
}
