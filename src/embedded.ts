import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { type Credentials, SettingsError } from './app/settings.ts'
import { HOUR_MS, MINUTE_MS } from './domain/instant.ts'
import { page } from './sandbox/page/page.ts'
import { createSandbox, type Sandbox } from './sandbox/sandbox.ts'
import { type SeedDeployment, seed } from './sandbox/seed.ts'

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

/** Releases of the hours before, so that there is something to look back at. */
const DEPLOYMENTS: readonly SeedDeployment[] = [
  { environment: 'production', description: 'Release 410', agoMs: 26 * HOUR_MS },
  { environment: 'staging', description: 'Release 412', agoMs: 2 * HOUR_MS },
  { environment: 'production', description: 'Release 411', agoMs: 50 * MINUTE_MS },
  { environment: 'production', description: 'Release 412', agoMs: 12 * MINUTE_MS },
]

interface Place {
  readonly origin: string
  /** Where the state is kept; null for memory. */
  readonly file: string | null
}

/** Throws SettingsError where the file cannot be used. */
export function embedded(at: Place): Embedded {
  const manifest = Manifest.parse(parse(ours('app.yml')))
  const files = {
    'README.md': '# shop\n\nThe repository of a shop that breaks now and then.\n',
    ...Object.fromEntries(Object.entries(FILES).map(([path, from]) => [path, ours(from)])),
  }
  return at.file === null
    ? opened(at, manifest, files)
    : kept(at.file, () => opened(at, manifest, files))
}

function opened(
  { origin, file }: Place,
  manifest: z.infer<typeof Manifest>,
  files: Readonly<Record<string, string>>,
): Embedded {
  const sandbox: Sandbox = createSandbox({
    origin,
    path: file ?? undefined,
    page: (request, response) => show(request, response),
  })
  const show = page(sandbox)
  const { app } = seed(sandbox.world, {
    files,
    deployments: DEPLOYMENTS,
    app: {
      slug: 'sitrep',
      name: manifest.name,
      permissions: manifest.default_permissions,
      events: manifest.default_events,
      webhookUrl: `${origin}/api/github/webhooks`,
    },
  })
  const { id: appId, privateKey, webhookSecret } = app
  return { sandbox, credentials: { appId, privateKey, webhookSecret } }
}

/** A file that is not ours ends in some error on its way in, whose words may quote what it holds. */
function kept(file: string, open: () => Embedded): Embedded {
  const wasThere = existsSync(file)
  const shown = `SITREP_SANDBOX names ${JSON.stringify(file)}`
  try {
    mkdirSync(dirname(file), { recursive: true })
    accessSync(dirname(file), constants.W_OK)
    return open()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined && !wasThere) throw error
    const sentence =
      code === undefined
        ? 'which was not written by this version of the embedded GitHub. Move that file away, or name another.'
        : `which cannot be read and written (${code}). Name a file in a folder that may be written to, or leave it unset to keep nothing.`
    throw new SettingsError(`${shown}, ${sentence}`, { cause: error })
  }
}

const ours = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
