import { found } from '../../../github/read-rest.ts'
import { OFFERED, SETUP_BRANCH } from '../../../plan/onboarding.ts'
import type { Check } from '../check.ts'
import { type Finding, ok, warning } from '../finding.ts'
import type { Patient } from '../patient.ts'

interface Pull {
  readonly html_url: string
}

/** What goes along without being a reason for a pull request is not missed. */
const EXPECTED = [...OFFERED.values()].filter(({ along }) => !along)

const WITHOUT: Readonly<Record<string, string>> = {
  '.github/ISSUE_TEMPLATE/incident.yml':
    'nobody is offered a form for incidents; the label and /incident still declare one',
  '.github/sitrep.yml': 'every default holds',
}

export const files: Check = {
  name: 'files',
  looksAt: 'the form and the config on the default branch',
  troubles: [
    {
      symptom: 'New issue offers no form for incidents',
      cause: 'The pull request of the set-up is not merged, or was never opened',
      next: '`sitrep setup`, then merge what it opens',
    },
  ],
  async look(patient) {
    const missing: string[] = []
    for (const { path, alias } of EXPECTED) {
      const names = alias === null ? [path] : [path, alias]
      if (!(await isThere(patient, names))) missing.push(path)
    }
    if (missing.length === 0) return [ok('Form and config are on the default branch')]
    const next = await nextStep(patient)
    return missing.map(
      (path): Finding => warning(`There is no ${path}: ${WITHOUT[path] ?? 'it is offered'}`, next),
    )
  },
}

async function isThere({ at, github }: Patient, names: readonly string[]): Promise<boolean> {
  for (const path of names) {
    const file = await found(github, 'GET /repos/{owner}/{repo}/contents/{+path}', { ...at, path })
    if (file !== null) return true
  }
  return false
}

/** Where the pull request waits already, merging it is what is left to do. */
async function nextStep({ at, github, name }: Patient): Promise<string> {
  const { data } = await github.get('GET /repos/{owner}/{repo}/pulls', {
    ...{ ...at, head: `${at.owner}:${SETUP_BRANCH}`, state: 'open' },
  })
  const [open] = (data ?? []) as readonly Pull[]
  return open === undefined ? `sitrep setup --repo ${name}` : `Merge ${open.html_url}`
}
