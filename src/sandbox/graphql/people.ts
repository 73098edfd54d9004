import { type Instant, iso } from '../../domain/instant.ts'
import type { Label, User } from '../model.ts'
import { nodeId } from '../present/node-id.ts'
import { botSlug, userNodeId, userUrl } from '../present/user.ts'
import type { World } from '../world.ts'

export const when = (at: Instant | null) => (at === null ? null : iso(at))

/** An actor: a bot goes by its slug here, without REST's `[bot]`. */
export function actorNode(world: World, user: User) {
  return {
    __typename: user.type,
    id: userNodeId(user),
    databaseId: user.id,
    login: user.type === 'Bot' ? botSlug(user) : user.login,
    name: user.name,
    // Worked out where it is asked for: a page of issues has thousands of actors.
    url: () => userUrl(world, user),
    resourcePath: () => new URL(userUrl(world, user)).pathname,
    avatarUrl: () => `${world.origin}/avatars/u/${user.id}`,
    createdAt: () => iso(user.createdAt),
    updatedAt: () => iso(user.createdAt),
  }
}

/** `viewer` is a User in the schema even for an App, whose login then ends in `[bot]`. */
export function viewerNode(world: World, user: User) {
  return { ...actorNode(world, user), __typename: 'User', login: user.login }
}

type Shown = Pick<Label, 'id' | 'name' | 'color'> & Partial<Label>

export function labelNode(label: Shown) {
  return {
    __typename: 'Label',
    id: nodeId('LA', label.id),
    name: label.name,
    color: label.color,
    description: label.description ?? null,
    isDefault: label.default ?? false,
  }
}
