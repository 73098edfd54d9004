import type { Check } from '../check.ts'
import { broken, type Finding, ok } from '../finding.ts'

export const repository: Check = {
  name: 'repository',
  looksAt: 'whether the repository can hold incidents',
  troubles: [
    {
      symptom: 'The card stands still, and no command is answered',
      cause: 'The repository is archived: GitHub takes no writes there',
      next: 'Settings, General, Danger Zone: Unarchive this repository',
    },
    {
      symptom: 'There is no place to declare an incident',
      cause: 'Issues are switched off in the repository',
      next: 'Settings, General, Features: tick Issues',
    },
  ],
  async look({ name, repository: there }) {
    const settings = `${there.html_url}/settings`
    const wrong: Finding[] = []
    if (there.archived === true) {
      const next = `Unarchive it at the foot of ${settings}`
      wrong.push(broken(`${name} is archived, so nothing can be written`, next))
    }
    if (there.disabled === true) {
      const next = 'Ask support at GitHub: only they can lift that'
      wrong.push(broken(`${name} was disabled by GitHub`, next))
    }
    if (there.has_issues === false) {
      const next = `Tick Issues under Features at ${settings}`
      wrong.push(broken(`Issues are switched off in ${name}, and an incident is an issue`, next))
    }
    const kind = there.private ? 'private' : 'public: so is all that is written on an incident'
    return wrong.length > 0 ? wrong : [ok(`${name} takes issues and is ${kind}`)]
  },
}
