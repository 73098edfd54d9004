import type { Check } from '../check.ts'
import { type Finding, ok, unknown, warning } from '../finding.ts'
import type { Patient } from '../patient.ts'

export const writer: Check = {
  name: 'writer',
  looksAt: 'whether App and Action are both here, of which only one may write',
  troubles: [
    {
      symptom: 'The summary of a run says that it stood down',
      cause: 'The App is installed as well, and only one of the two may write',
      next: 'Delete the workflow, or uninstall the App from the repository',
    },
  ],
  async look(patient) {
    const workflows = await patient.workflows()
    const active =
      workflows.kind === 'shown' && workflows.it.some(({ state }) => state === 'active')
    if (!active) return []
    if (patient.asApp !== null) return [both(await patient.me(), patient)]
    const apps = await patient.apps()
    if (apps.kind === 'hidden') {
      const next = 'Use a token with Checks: read'
      return [unknown('Whether the App is installed beside the workflow is not shown', next)]
    }
    const [app] = apps.it
    return [
      app === undefined ? ok('The Action writes here, and no App beside it') : both(app, patient),
    ]
  },
}

function both(app: string, { name, repository: { html_url: home } }: Patient): Finding {
  const what = `${app} is installed on ${name} beside the workflow, whose runs stand down for it`
  const next = `Delete the workflow, or take ${name} from the App at ${home}/settings/installations`
  return warning(what, next)
}
