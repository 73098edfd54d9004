import type { Check } from '../check.ts'
import { broken, type Finding, ok, unknown, warning } from '../finding.ts'
import type { Patient } from '../patient.ts'

export const writer: Check = {
  name: 'writer',
  looksAt: 'which of App and Action writes here, of which only one may',
  troubles: [
    {
      symptom: 'The summary of a run says that nothing was written, since the App does so',
      cause: 'The App is installed as well, and only one of the two may write',
      next: 'Delete the workflow, or say `writer: action` in `.github/sitrep.yml`',
    },
  ],
  async look(patient) {
    const app = await appHere(patient)
    const action = await actionHere(patient)
    if (app === 'hidden' || action === 'hidden') {
      const next = 'Use a token with Actions: read and Checks: read'
      return [unknown('Whether App and Action are both here is not shown', next)]
    }
    const { policy } = await patient.config()
    return [judged({ app, action }, policy.writer, patient)]
  },
}

/** Login of the App's bot; null where none is seen. */
async function appHere({ asApp, apps, me }: Patient): Promise<string | null | 'hidden'> {
  if (asApp !== null) return me()
  const seen = await apps()
  if (seen.kind === 'hidden') return 'hidden'
  const [slug = null] = seen.it
  return slug && `${slug}[bot]`
}

/** Path of the first workflow of ours that is switched on. */
async function actionHere({ workflows }: Patient): Promise<string | null | 'hidden'> {
  const seen = await workflows()
  if (seen.kind === 'hidden') return 'hidden'
  return seen.it.find(({ state }) => state === 'active')?.path ?? null
}

interface Here {
  readonly app: string | null
  readonly action: string | null
}

type Wish = 'auto' | 'app' | 'action'

function judged({ app, action }: Here, wish: Wish, { name }: Patient): Finding {
  const said = wish === 'auto' ? '' : `, as writer: ${wish} in the config says`
  if (app !== null && action !== null) return both({ app, action }, wish, said)
  if (app === null && action === null) {
    const next = `Install the App, or sitrep setup --action --repo ${name}`
    // An App shows on what was pushed since it was installed, so this may be a false alarm.
    return warning('Neither App nor Action is seen here, so nobody answers', next)
  }
  const here = app === null ? 'action' : 'app'
  if (wish === 'auto' || wish === here) return ok(`${app ?? action} writes here${said}`)
  const what = `Nobody writes here: writer: ${wish} in the config keeps ${app ?? action} from it`
  return broken(what, `Say writer: ${here} in .github/sitrep.yml, or leave it out`)
}

function both({ app, action }: Record<keyof Here, string>, wish: Wish, said: string): Finding {
  if (wish !== 'auto') return ok(`${wish === 'app' ? app : action} writes here${said}`)
  const what = `${app} writes here, and the runs of ${action} stand down for it`
  return warning(what, 'Delete the workflow, or say writer: action in .github/sitrep.yml')
}
