import type { User } from '../model.ts'
import type { Team } from '../model-teams.ts'
import { invalid } from '../refusal.ts'
import { nextId, type World } from '../world.ts'

/** Makes a team of an organisation's people; its slug follows from its name. */
export function createTeam(
  world: World,
  organization: User,
  name: string,
  members: readonly User[],
): Team {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '')
  if (teamBySlug(world, organization, slug) !== undefined) {
    throw invalid({ resource: 'Team', code: 'already_exists', field: 'name' })
  }
  const memberIds = members.map(({ id }) => id)
  const at = world.now()
  const team = {
    id: nextId(world),
    organizationId: organization.id,
    slug,
    name,
    createdAt: at,
    memberIds,
  }
  world.state.teams[team.id] = team
  world.changed()
  return team
}

export function teamBySlug(world: World, organization: User, slug: string): Team | undefined {
  return Object.values(world.state.teams).find(
    (team) => team.organizationId === organization.id && team.slug === slug.toLowerCase(),
  )
}
