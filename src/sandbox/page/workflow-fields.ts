import { setWorkflowSettings } from '../actions/workflow-settings.ts'
import type { Repository } from '../model.ts'
import type { WorkflowSettings } from '../model-actions.ts'
import { checked } from './acting.ts'
import { type Html, html } from './html.ts'
import { home } from './layout.ts'
import type { Visit } from './visit.ts'

type Switch = Exclude<keyof WorkflowSettings, 'tokenStartsRuns'>

/** In GitHub's words where it has a box for it; the others are what a plan or an organisation decides there. */
const WORDS: Readonly<Record<Switch, string>> = {
  actionsEnabled: 'Actions are allowed here',
  mayCreatePulls: 'Allow GitHub Actions to create and approve pull requests',
  readOnlyToken: 'Jobs can only read, as those of a pull request from a fork',
  draftsAllowed: 'The plan has draft pull requests',
  teamsMentionable: 'Jobs can mention teams',
  privateConfigReadable: 'Jobs can read the organisation’s private .github repository',
}

const SWITCHES = Object.keys(WORDS) as readonly Switch[]

/** What workflows may do here: where on GitHub people look for the box of that name. */
export function workflowFields(visit: Visit, repository: Repository): Html {
  const { workflowSettings: now } = repository
  const boxes = SWITCHES.map(
    (name) =>
      html`<div class="check"><label><input type="checkbox" name="${name}" value="1"${checked(now[name])}> ${WORDS[name]}</label></div>`,
  )
  return html`<h1 class="next">Actions</h1>
<form class="box new" method="post" action="${home(visit, repository)}/settings"><fieldset class="field"><legend>Workflow permissions</legend>${boxes}
<div class="check"><label><input type="checkbox" name="approval" value="1"${checked(now.tokenStartsRuns === 'after-approval')}> Workflows of a pull request that a job opened run once somebody approves</label></div></fieldset>
<p class="right"><button class="primary" name="do" value="workflows">Save permissions</button></p></form>`
}

export function saveWorkflowFields(visit: Visit, repository: Repository): void {
  const ticked = Object.fromEntries(SWITCHES.map((name) => [name, visit.sent.has(name)]))
  const tokenStartsRuns = visit.sent.has('approval') ? 'after-approval' : 'never'
  const change = { ...ticked, tokenStartsRuns } as const
  setWorkflowSettings(visit.world, visit.actor, repository, change)
}
