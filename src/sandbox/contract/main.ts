import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROUTES, templateOf } from '../rest/routes.ts'
import { cutOperations, cutWebhooks, type Source } from './cut.ts'
import { SENT_EVENTS } from './events.ts'
import { isJson } from './json.ts'

const FILE = 'generated/api.github.com.json'

/** Reads a package from the `node_modules` of some other folder: both are too large to depend on. */
function sourceIn(folder: string, name: string): Source {
  const at = join(folder, 'node_modules', name)
  const manifest: unknown = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8'))
  const version = isJson(manifest) ? manifest['version'] : undefined
  const bytes = readFileSync(join(at, FILE))
  return { package: name, version: String(version), file: FILE, bytes }
}

function write(name: string, text: string): void {
  writeFileSync(new URL(name, import.meta.url), text)
  const kilobytes = Math.ceil(Buffer.byteLength(text) / 1000)
  process.stdout.write(`${name}: ${text.split('\n').length - 2} parts, ${kilobytes} kB\n`)
}

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  process.stderr.write(
    'Name the folder in which @octokit/openapi and @octokit/openapi-webhooks were installed.\n',
  )
  process.exitCode = 2
} else {
  const operations = [...new Set(ROUTES.map((route) => `${route.method} ${templateOf(route)}`))]
  write('rest.jsonl', cutOperations(sourceIn(folder, '@octokit/openapi'), operations))
  write('webhooks.jsonl', cutWebhooks(sourceIn(folder, '@octokit/openapi-webhooks'), SENT_EVENTS))
}
