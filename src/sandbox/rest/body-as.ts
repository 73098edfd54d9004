import { may } from '../access.ts'
import { prose } from '../actions/references.ts'
import { teamBySlug } from '../actions/teams.ts'
import { fullName, repositoryByName, userByLogin } from '../find.ts'
import { ACTIONS_SLUG } from '../jobs.ts'
import type { Repository } from '../model.ts'
import { markdown } from '../page/markdown.ts'
import type { Links } from '../page/markdown-links.ts'
import type { World } from '../world.ts'
import type { Here } from './route.ts'

interface Written {
  readonly body: string | null
  readonly viaAppId: number | null
}

/**
 * The body in the form that was asked for: `application/vnd.github.html+json` has it as HTML in its
 * place, `full+json` beside it.
 */
export function bodyAs(at: Here, written: Written): Readonly<Record<string, unknown>> {
  const asked = /\bvnd\.github\.(?:v3\.)?(?<form>raw|text|html|full)\+json/.exec(at.accept)
  const body = written.body ?? ''
  const body_html = () => markdown(body, linksFor(at, written), false).markup.trim()
  const body_text = () => prose(body).trim()
  switch (asked?.groups?.['form']) {
    case 'html':
      return { body: undefined, body_html: body_html() }
    case 'text':
      return { body: undefined, body_text: body_text() }
    case 'full':
      return { body_text: body_text(), body_html: body_html() }
    default:
      return {}
  }
}

function linksFor({ world, actor, repository }: Here, written: Written): Links {
  const page = (path: string) => `${world.origin}/${path}`
  return {
    classes: { person: 'user-mention notranslate', team: 'team-mention' },
    person: (login) => {
      const user = userByLogin(world, login)
      return user?.type === 'User' ? page(user.login) : null
    },
    team: (organization, slug) => {
      const owner = userByLogin(world, organization)
      const team = owner && teamBySlug(world, owner, slug)
      if (team === undefined || !mayMention(world, repository, written)) return null
      return owner?.id === repository.ownerId ? page(`orgs/${organization}/teams/${slug}`) : null
    },
    issue: (place, number) => {
      const [owner = '', name = ''] = place?.split('/') ?? []
      const where = place === null ? repository : repositoryByName(world, owner, name)
      const issue = where?.issues[number]
      if (where === undefined || issue === undefined || !may(actor, where, 'read')) return null
      const kind = issue.pull === null ? 'issues' : 'pull'
      return page(`${fullName(world, where)}/${kind}/${number}`)
    },
  }
}

/** People mention teams; an App does where it may read the members, a job's token where its repository is said to. */
function mayMention(world: World, repository: Repository, { viaAppId }: Written): boolean {
  const app = viaAppId === null ? undefined : world.state.apps[viaAppId]
  if (app === undefined) return true
  if (app.slug === ACTIONS_SLUG) return repository.workflowSettings.teamsMentionable
  return app.permissions['members'] !== undefined
}
