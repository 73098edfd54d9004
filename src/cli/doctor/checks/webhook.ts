import type { Check } from '../check.ts'
import { broken, type Finding, ok, unknown, warning } from '../finding.ts'
import { shown } from '../shown.ts'

interface Hook {
  readonly url?: string
  readonly content_type?: string
  readonly insecure_ssl?: string | number
  readonly secret?: string
}

const PATH = '/api/github/webhooks'
const WHERE = "in the App's settings, General, Webhook"

export const webhook: Check = {
  name: 'webhook',
  looksAt: "the address and the form of the App's webhooks",
  troubles: [
    {
      symptom: 'Nothing happens on an incident until minutes later',
      cause:
        "The App's webhook address is empty or another, so that only the regular look finds it",
      next: `The App's settings, General, Webhook URL: your address with \`${PATH}\` behind it`,
    },
  ],
  async look({ asApp }) {
    if (asApp === null) return []
    const sight = await shown(() => asApp.get('GET /app/hook/config', {}))
    if (sight.kind === 'hidden') {
      const next = `Look at it ${WHERE}`
      return [unknown('GitHub does not tell the address of the webhooks', next)]
    }
    const hook = sight.it.data as Hook
    const wrong = [...addressed(hook), ...formed(hook)]
    return wrong.length > 0 ? wrong : [ok(`Webhooks go to ${shownUrl(hook.url ?? '')}`)]
  },
}

/** Without what may be a password in it. */
function shownUrl(url: string): string {
  const { origin, pathname } = URL.parse(url) ?? { origin: 'an address that is none', pathname: '' }
  return `${origin}${pathname}`
}

function addressed({ url = '' }: Hook): readonly Finding[] {
  if (url === '') {
    const next = `Enter it ${WHERE}: https://your.address${PATH}`
    return [broken('The App has no webhook address, so it is told nothing', next)]
  }
  const { pathname = '', protocol = '' } = URL.parse(url) ?? {}
  const path = pathname.replace(/\/$/, '')
  if (path !== PATH) {
    const next = `End the address in ${PATH} ${WHERE}, unless a proxy leads it there`
    return [warning(`Webhooks go to ${shownUrl(url)}, where Sitrep does not listen`, next)]
  }
  if (protocol === 'https:' || isHere(url)) return []
  return [warning(`Webhooks go to ${shownUrl(url)} in clear text`, `Use https:// ${WHERE}`)]
}

const isHere = (url: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(URL.parse(url)?.hostname ?? '')

function formed({ content_type: type, insecure_ssl: insecure, secret }: Hook): readonly Finding[] {
  const wrong: Finding[] = []
  if (type !== undefined && type !== 'json') {
    wrong.push(broken(`Webhooks are sent as ${type}`, `Choose application/json ${WHERE}`))
  }
  if (!secret) {
    const next = `Enter the value of WEBHOOK_SECRET as its secret ${WHERE}`
    wrong.push(broken('Webhooks are not signed, and Sitrep takes none without a signature', next))
  }
  if (String(insecure ?? '0') !== '0') {
    const next = `Enable SSL verification ${WHERE}`
    wrong.push(warning("The certificate of the webhook's address is not checked", next))
  }
  return wrong
}
