import { labels as labelsOf } from '../../../config/labels.ts'
import type { Check } from '../check.ts'
import { broken, type Finding, ok, warning } from '../finding.ts'
import { listed } from '../listed.ts'

export const labels: Check = {
  name: 'labels',
  looksAt: 'the labels that Sitrep sets, and how they are written',
  troubles: [
    {
      symptom: 'The form opens an issue without the label of incidents',
      cause: 'GitHub leaves labels of a form out that the repository does not have',
      next: '`sitrep setup`',
    },
  ],
  async look({ at, github, config, name, repository: { html_url: home } }) {
    const { policy } = await config()
    const there = await github.all('GET /repos/{owner}/{repo}/labels', at)
    const byName = new Map(
      there.map((one) => (one as { name: string }).name).map((one) => [one.toLowerCase(), one]),
    )
    const wanted = labelsOf(policy).map((label) => label.name)
    const missing = wanted.filter((one) => !byName.has(one.toLowerCase()))
    const other = wanted.flatMap((one) => {
      const found = byName.get(one.toLowerCase())
      return found === undefined || found === one ? [] : [`${found} is ${one} to Sitrep`]
    })
    const wrong: Finding[] = []
    if (missing.length > 0) wrong.push(without(missing, policy.label, name))
    if (other.length > 0) {
      const next = `Rename ${other.length === 1 ? 'it' : 'them'} at ${home}/labels`
      wrong.push(warning(`Written otherwise: ${listed(other)}`, next))
    }
    return wrong.length > 0 ? wrong : [ok(`All ${wanted.length} labels are there`)]
  },
}

/** Without the one that makes an incident, the form declares none. All others Sitrep makes when it needs them. */
function without(missing: readonly string[], incident: string, repository: string): Finding {
  const what = `${missing.length === 1 ? 'A label is' : `${missing.length} labels are`} missing: ${listed(missing)}`
  const next = `sitrep setup --repo ${repository}`
  return missing.includes(incident) ? broken(what, next) : warning(what, next)
}
