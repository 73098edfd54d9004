import type { OurWorkflow } from '../../workflows/our-workflows.ts'
import type { Check } from '../check.ts'
import { broken, type Finding, ok, unknown, warning } from '../finding.ts'
import { NEEDED_PERMISSIONS, type Needed } from '../needed.generated.ts'
import type { Patient } from '../patient.ts'

export const workflow: Check = {
  name: 'workflow',
  looksAt: 'the workflow that runs Sitrep, whether it is on, and what its token may do',
  troubles: [
    {
      symptom: 'Nothing has happened for weeks, in a repository where little happens',
      cause: 'GitHub switches workflows with a schedule off after 60 days without a commit',
      next: '`gh workflow enable sitrep.yml`, or Actions, Sitrep, Enable workflow',
    },
    {
      symptom: 'A run ends with "Resource not accessible by integration"',
      cause: 'The `permissions:` of the job lack a scope',
      next: '`sitrep doctor` names the line to add',
    },
  ],
  async look(patient) {
    const sight = await patient.workflows()
    if (sight.kind === 'hidden') {
      const next = 'Use a token with Actions: read, as of somebody who administers the repository'
      return [unknown('The workflows are not shown to these credentials', next)]
    }
    if (sight.it.length === 0) return [await none(patient)]
    const wrong = sight.it.flatMap((one) => findings(one, patient))
    const paths = sight.it.map(({ path }) => path).join(', ')
    return [
      ...wrong,
      ...lacking(sight.it),
      ...(wrong.length > 0 ? [] : [ok(`${paths} runs Sitrep`)]),
    ]
  },
}

async function none({ asApp, apps, name }: Patient): Promise<Finding> {
  const seen = await apps()
  const isInstalled = asApp !== null || (seen.kind === 'shown' && seen.it.length > 0)
  if (isInstalled) return ok('No workflow runs Sitrep: the App does the work')
  const what = 'No workflow runs Sitrep here, which is right only where the App is installed'
  return warning(what, `sitrep setup --action --repo ${name}, or install the App`)
}

function findings({ path, state, file }: OurWorkflow, { name }: Patient): readonly Finding[] {
  const wrong: Finding[] = []
  const next = `gh workflow enable ${path.split('/').at(-1) ?? path} --repo ${name}`
  if (state === 'disabled_inactivity') {
    const what = `${path} was switched off by GitHub, since nothing was pushed for 60 days`
    wrong.push(broken(what, next))
  } else if (state !== 'active') {
    wrong.push(broken(`${path} is switched off (${state})`, next))
  }
  const bare = file.jobs.filter(({ access, ownToken }) => access === 'default' && !ownToken)
  if (bare.length > 0) {
    const jobs = bare.map((job) => job.name).join(', ')
    const what = `${path} does not say what the token of ${jobs} may do, so a setting of the repository does`
    wrong.push(
      warning(what, `Add permissions: to the job, as templates/workflows/sitrep.yml has them`),
    )
  }
  return wrong
}

/** Every token reads the one, and an event brings what the App reads by the other. */
const GIVEN: ReadonlySet<string> = new Set(['metadata', 'actions'])

/** What no job may do nobody does, whichever of the files it stands in. */
function lacking(all: readonly OurWorkflow[]): readonly Finding[] {
  const jobs = all.flatMap(({ file }) => file.jobs)
  if (jobs.some(({ access, ownToken }) => ownToken || access === 'default')) return []
  const missing = NEEDED_PERMISSIONS.filter(
    (one) => !GIVEN.has(one.name) && !jobs.some(({ access }) => grants(access, one)),
  )
  return missing.map(({ name, level }) => {
    const line = `${name.replaceAll('_', '-')}: ${level}`
    const [first] = all
    const next = `Add the line ${line} below permissions: in ${first?.path ?? 'the workflow'}`
    return broken(`No job of Sitrep has the permission ${line}`, next)
  })
}

type JobAccess = OurWorkflow['file']['jobs'][number]['access']

function grants(access: JobAccess, { name, level }: Needed): boolean {
  if (access === 'write-all') return true
  if (access === 'read-all') return level === 'read'
  if (access === 'default') return false
  const given = access.get(name.replaceAll('_', '-'))
  return given === 'write' || (given === 'read' && level === 'read')
}
