import type { Check } from '../check.ts'
import { type Finding, ok, unknown, warning } from '../finding.ts'
import { installed } from '../installed.ts'
import type { Patient } from '../patient.ts'

export const access: Check = {
  name: 'access',
  looksAt: 'whose credentials these are, and what they may do',
  troubles: [
    {
      symptom: 'A log or a summary says that GitHub answered 403 (permission)',
      cause:
        'The App was installed before it asked for that permission, or nobody has accepted it since',
      next: '`sitrep doctor` with APP_ID and PRIVATE_KEY: it names the permission and where to accept it',
    },
    {
      symptom: 'The command line says that nothing is written',
      cause: 'The token is that of a person, whose writing would be their own word',
      next: 'Add `--run`, which starts the workflow, or set APP_ID and PRIVATE_KEY',
    },
  ],
  async look(patient) {
    if (patient.asApp !== null) return installed(patient, patient.asApp)
    const login = await patient.me()
    return login.endsWith('[bot]') ? [bot(login, patient)] : person(login, patient)
  },
}

const WITH_APP = 'Run this with APP_ID and PRIVATE_KEY to see it'

/** GitHub does not tell an installation's token what it may do. */
const bot = (login: string, { from }: Patient): Finding =>
  unknown(`${from} is that of ${login}; what it may do is told to the App alone`, WITH_APP)

const PUSH = 'Ask somebody who administers the repository for the role write'

function person(login: string, { from, name, repository, scopes }: Patient): readonly Finding[] {
  const { admin = false, push = false } = repository.permissions ?? {}
  const role = admin ? 'administers' : push ? 'may write to' : 'may only read'
  const who = `${from} is that of ${login}, who ${role} ${name}`
  const reads = 'with it sitrep reads and plans, runs setup, and starts the workflow with --run'
  const lacking = lackedScope(scopes, repository.private)
  if (lacking !== null) {
    const next = `Give the token the scope ${lacking}: gh auth refresh --scopes ${lacking}`
    return [warning(`${who}, but the token lacks the scope ${lacking}`, next)]
  }
  return push ? [ok(`${who}; ${reads}`)] : [warning(`${who}; setup and --run need write`, PUSH)]
}

/** Only a classic token has scopes. */
function lackedScope(scopes: readonly string[] | null, isPrivate: boolean): string | null {
  if (scopes === null || scopes.includes('repo')) return null
  if (isPrivate) return 'repo'
  return scopes.includes('public_repo') ? null : 'public_repo'
}
