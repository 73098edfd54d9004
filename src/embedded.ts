import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod'
import type { Credentials } from './app/settings.ts'
import { page } from './sandbox/page/page.ts'
import { createSandbox, type Sandbox } from './sandbox/sandbox.ts'
import { seed } from './sandbox/seed.ts'

/** A GitHub on this machine with our App installed, as its manifest asks. */
export interface Embedded {
  readonly sandbox: Sandbox
  readonly credentials: Credentials
}

const Manifest = z.object({
  name: z.string(),
  default_events: z.array(z.string()),
  default_permissions: z.record(z.string(), z.enum(['read', 'write', 'admin'])),
})

/** What a team would have copied from `templates`, so that a first incident takes one click. */
const FILES: Readonly<Record<string, string>> = {
  '.github/ISSUE_TEMPLATE/incident.yml': 'templates/ISSUE_TEMPLATE/incident.yml',
  '.github/sitrep.yml': 'templates/sitrep.yml',
}

export function embedded(at: { readonly origin: string; readonly file: string | null }): Embedded {
  const manifest = Manifest.parse(parse(ours('app.yml')))
  const sandbox: Sandbox = createSandbox({
    origin: at.origin,
    path: at.file ?? undefined,
    page: (request, response) => show(request, response),
  })
  const show = page(sandbox)
  const { app } = seed(sandbox.world, {
    files: {
      'README.md': '# shop\n\nThe repository of a shop that breaks now and then.\n',
      ...Object.fromEntries(Object.entries(FILES).map(([path, from]) => [path, ours(from)])),
    },
    app: {
      slug: 'sitrep',
      name: manifest.name,
      permissions: manifest.default_permissions,
      events: manifest.default_events,
      webhookUrl: `${at.origin}/api/github/webhooks`,
    },
  })
  const { id: appId, privateKey, webhookSecret } = app
  return { sandbox, credentials: { appId, privateKey, webhookSecret } }
}

const ours = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
