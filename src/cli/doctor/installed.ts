import type { Client } from '../../github/client.ts'
import { cut } from '../../markdown/inert.ts'
import { broken, type Finding, ok, warning } from './finding.ts'
import { listed } from './listed.ts'
import { NEEDED_EVENTS, NEEDED_PERMISSIONS, type Needed } from './needed.generated.ts'
import type { Patient } from './patient.ts'

type Permissions = Readonly<Record<string, string>>

interface Registered {
  readonly slug: string
  readonly html_url: string
  readonly owner?: { readonly login: string; readonly type?: string } | null
  readonly permissions: Permissions
  readonly events: readonly string[]
}

interface Installation {
  readonly html_url: string
  readonly permissions: Permissions
  readonly events: readonly string[]
  readonly suspended_at?: string | null
}

/** What the App asks for, and what of it was granted where it is installed. Throws Failure. */
export async function installed({ at, name }: Patient, asApp: Client): Promise<readonly Finding[]> {
  const app = (await asApp.get('GET /app', {})).data as Registered
  const { data } = await asApp.get('GET /repos/{owner}/{repo}/installation', at)
  const installation = data as Installation
  if (installation.suspended_at) {
    const next = `Unsuspend it at ${installation.html_url}`
    return [broken(`${app.slug} is suspended on ${name}`, next)]
  }
  const wrong = [...rights(app, installation), ...events(app)]
  return wrong.length > 0
    ? wrong
    : [ok(`${app.slug} is installed on ${name} with every permission and event that it needs`)]
}

const RANKS: readonly (string | undefined)[] = [undefined, 'read', 'write', 'admin']
const grants = (given: Permissions, { name, level }: Needed): boolean =>
  RANKS.indexOf(given[name]) >= RANKS.indexOf(level)

function rights(app: Registered, installation: Installation): readonly Finding[] {
  return NEEDED_PERMISSIONS.filter((one) => !grants(installation.permissions, one)).map((one) => {
    const line = `${one.name}: ${one.level}`
    const what = `The permission ${line} is missing. What for: ${cut(one.reason, 120)}`
    const next = grants(app.permissions, one)
      ? `The App asks for it: accept the new permissions at ${installation.html_url}`
      : `Add ${line} at ${settingsOf(app)}/permissions, then accept it at ${installation.html_url}`
    // What is only read is left out of a draft or a report where it cannot be.
    return one.level === 'read' ? warning(what, next) : broken(what, next)
  })
}

/** One that is not subscribed to is still found by the next look through all that is open. */
function events(app: Registered): readonly Finding[] {
  const missing = NEEDED_EVENTS.filter((name) => !app.events.includes(name))
  if (missing.length === 0) return []
  const what = `The App does not subscribe to ${listed(missing)}: what these tell is noticed minutes late`
  const next = `Tick ${missing.length === 1 ? 'it' : 'them'} under Subscribe to events at ${settingsOf(app)}/permissions`
  return [missing.includes('issue_comment') ? broken(what, next) : warning(what, next)]
}

/** Where an owner changes the App: below the organisation, or among a person's own settings. */
function settingsOf({ slug, html_url: page, owner }: Registered): string {
  const { origin } = new URL(page)
  return owner?.type === 'Organization'
    ? `${origin}/organizations/${owner.login}/settings/apps/${slug}`
    : `${origin}/settings/apps/${slug}`
}
