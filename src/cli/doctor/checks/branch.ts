import { mayCommit } from '../../../github/branch-rules.ts'
import { found } from '../../../github/read-rest.ts'
import { urlPath } from '../../../github/url-path.ts'
import type { Check } from '../check.ts'
import { broken, ok, warning } from '../finding.ts'

export const branch: Check = {
  name: 'branch',
  looksAt: 'rules of the default branch that stand in the way of our commits',
  troubles: [
    {
      symptom: '`postmortems/README.md` is not kept, and issue links come as a pull request',
      cause: 'The default branch takes no direct commits',
      next: 'Settings, Rules: put Sitrep on the list of who may bypass them, or leave it so',
    },
  ],
  async look({ at, github, repository: { default_branch: name, html_url: home } }) {
    const route = 'GET /repos/{owner}/{repo}/branches/{+branch}'
    if ((await found(github, route, { ...at, branch: urlPath(name) })) === null) {
      return [broken('The repository has no commit yet', 'Push a first commit')]
    }
    if (await mayCommit(github, { ...at, branch: name })) {
      return [ok(`No rule that can be seen keeps commits away from ${name}`)]
    }
    const what = `The rules of ${name} take no direct commit: postmortems/README.md is not kept there, and the links of action items come as a pull request`
    const next = `Leave it so, or let Sitrep bypass them at ${home}/settings/rules`
    return [warning(what, next)]
  },
}
