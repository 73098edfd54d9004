import { may } from '../access.ts'
import { teamBySlug } from '../actions/teams.ts'
import { fullName, repositoryByName, userByLogin } from '../find.ts'
import type { Repository } from '../model.ts'
import type { Links } from './markdown-links.ts'
import type { Visit } from './visit.ts'

/** What words in this repository's texts refer to, as far as this visitor may see it. */
export function linksFor(visit: Visit, repository: Repository): Links {
  const { world, actor } = visit
  return {
    person: (login) => {
      const user = userByLogin(world, login)
      if (user === undefined || user.type === 'Bot') return null
      return `/${fullName(world, repository)}/issues?author=${user.login}`
    },
    team: (organization, slug) => {
      const owner = userByLogin(world, organization)
      const team = owner && teamBySlug(world, owner, slug)
      return team === undefined ? null : `/${organization}`
    },
    issue: (place, number) => {
      const [owner = '', name = ''] = place?.split('/') ?? []
      const where = place === null ? repository : repositoryByName(world, owner, name)
      const issue = where?.issues[number]
      if (where === undefined || issue === undefined) return null
      if (issue.deleted || !may(actor, where, 'read')) return null
      return `/${fullName(world, where)}/${issue.pull === null ? 'issues' : 'pull'}/${number}`
    },
  }
}
