import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const QUIET =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

/** Where this machine has a browser; undefined, and said aloud, where it has none. */
export function findBrowser(): string | undefined {
  const found = [process.env['CHROMIUM'] ?? '', ...PLACES].find((path) => existsSync(path))
  if (found === undefined) {
    console.warn(
      'No Chromium was found on this machine: the tests that need a browser are skipped.',
    )
  }
  return found
}

export async function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: QUIET.split(' ') })
}
