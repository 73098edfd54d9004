import { PULLS_BOX } from '../../../plan/onboarding.ts'
import type { Check } from '../check.ts'
import { broken, type Finding, ok, unknown, warning } from '../finding.ts'
import type { Patient } from '../patient.ts'
import { shown } from '../shown.ts'

export const actions: Check = {
  name: 'actions',
  looksAt: "the repository's settings of Actions: whether it is on, and may open pull requests",
  troubles: [
    {
      symptom: 'The card offers a link to open the postmortem by hand',
      cause: `The box "${PULLS_BOX}" is not ticked`,
      next: 'Settings, Actions, General, Workflow permissions: tick it; an organisation may hold it back',
    },
  ],
  async look(patient) {
    const sight = await patient.workflows()
    if (sight.kind === 'hidden' || sight.it.length === 0) return []
    const wrong = [...(await enabled(patient)), ...(await mayOpen(patient))]
    return wrong.length > 0 ? wrong : [ok('Actions is on, and may open pull requests')]
  },
}

const ADMIN = 'Use the token of somebody who administers the repository, with Administration: read'

async function enabled({ at, github, name, repository }: Patient): Promise<readonly Finding[]> {
  const route = 'GET /repos/{owner}/{repo}/actions/permissions'
  const sight = await shown(() => github.get(route, at))
  if (sight.kind === 'hidden')
    return [unknown(`Whether Actions is on in ${name} is not shown`, ADMIN)]
  if ((sight.it.data as { enabled?: boolean }).enabled !== false) return []
  const next = `Allow actions at ${repository.html_url}/settings/actions`
  return [broken(`Actions is switched off in ${name}, so no workflow runs`, next)]
}

interface WorkflowSettings {
  readonly default_workflow_permissions?: string
  readonly can_approve_pull_request_reviews?: boolean
}

async function mayOpen(patient: Patient): Promise<readonly Finding[]> {
  const { at, github, repository } = patient
  const jobs = await jobsOf(patient)
  // With a token of its own, as of an App, that setting does not hold.
  if (jobs.every(({ ownToken }) => ownToken)) return []
  const route = 'GET /repos/{owner}/{repo}/actions/permissions/workflow'
  const sight = await shown(() => github.get(route, at))
  if (sight.kind === 'hidden')
    return [unknown(`Whether the box "${PULLS_BOX}" is ticked is not shown`, ADMIN)]
  const settings = sight.it.data as WorkflowSettings
  const where = `${repository.html_url}/settings/actions`
  const wrong: Finding[] = []
  if (settings.can_approve_pull_request_reviews === false) {
    const what = `The box "${PULLS_BOX}" is not ticked: each postmortem waits until somebody opens it by the link on the card`
    wrong.push(warning(what, `Tick it at ${where}, below Workflow permissions`))
  }
  const bare = jobs.some(({ access, ownToken }) => access === 'default' && !ownToken)
  if (bare && settings.default_workflow_permissions === 'read') {
    const what = 'Jobs that do not say what their token may do can only read'
    wrong.push(broken(what, 'Add permissions: to them, as templates/workflows/sitrep.yml has them'))
  }
  return wrong
}

async function jobsOf({ workflows }: Patient) {
  const sight = await workflows()
  return sight.kind === 'hidden' ? [] : sight.it.flatMap(({ file }) => file.jobs)
}
