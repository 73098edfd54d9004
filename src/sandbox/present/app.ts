import { iso } from '../../domain/instant.ts'
import { userById } from '../find.ts'
import type { App, Delivery, Installation } from '../model.ts'
import type { World } from '../world.ts'
import { nodeId } from './node-id.ts'
import { simpleUser } from './user.ts'

export function appJson(world: World, app: App) {
  const at = iso(app.createdAt)
  return {
    id: app.id,
    client_id: app.clientId,
    slug: app.slug,
    node_id: nodeId('A', app.id),
    owner: simpleUser(world, userById(world, app.ownerId)),
    name: app.name,
    description: '',
    external_url: `${world.origin}/apps/${app.slug}`,
    html_url: `${world.origin}/apps/${app.slug}`,
    created_at: at,
    updated_at: at,
    permissions: app.permissions,
    events: app.events,
  }
}

export function installationJson(world: World, installation: Installation) {
  const account = userById(world, installation.accountId)
  const app = world.state.apps[installation.appId]
  const api = `${world.origin}/api/v3`
  return {
    id: installation.id,
    client_id: app?.clientId,
    account: simpleUser(world, account),
    repository_selection: installation.selection,
    access_tokens_url: `${api}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${api}/installation/repositories`,
    html_url: `${world.origin}/organizations/${account.login}/settings/installations/${installation.id}`,
    app_id: installation.appId,
    app_slug: app?.slug,
    target_id: account.id,
    target_type: account.type,
    permissions: installation.permissions,
    events: installation.events,
    created_at: iso(installation.createdAt),
    updated_at: iso(installation.updatedAt),
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: installation.suspendedAt === null ? null : iso(installation.suspendedAt),
  }
}

/** One line of the App's delivery log. */
export function deliveryItem(delivery: Delivery) {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: iso(delivery.deliveredAt ?? delivery.queuedAt),
    redelivery: delivery.redelivery,
    duration: delivery.durationMs / 1000,
    status: delivery.status,
    status_code: delivery.statusCode ?? 0,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installationId,
    repository_id: delivery.repositoryId,
    throttled_at: null,
  }
}

export function deliveryJson(delivery: Delivery, url: string) {
  return {
    ...deliveryItem(delivery),
    url,
    request: { headers: delivery.requestHeaders, payload: JSON.parse(delivery.payload) as unknown },
    response: { headers: delivery.responseHeaders, payload: delivery.responseBody },
  }
}
