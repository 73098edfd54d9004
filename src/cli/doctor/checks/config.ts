import { checked, problemLine } from '../../../config/check.ts'
import type { Check } from '../check.ts'
import { broken, ok, warning } from '../finding.ts'

const MOST = 20

export const config: Check = {
  name: 'config',
  looksAt: 'mistakes in `.github/sitrep.yml`, and gaps in who is on call',
  troubles: [
    {
      symptom: 'The card says that a key of the config was left out',
      cause: 'The key is misspelt, or what stands behind it cannot be read',
      next: '`sitrep config check .github/sitrep.yml`',
    },
    {
      symptom: 'An incident has no commander, though somebody should be on call',
      cause: 'The rotation of its service has a gap then',
      next: '`sitrep config check .github/sitrep.yml` tells the gaps of the coming year',
    },
  ],
  async look({ config: read, now }) {
    const problems = checked((await read()).texts, now())
    if (problems.length === 0) return [ok('The config has no mistakes')]
    const told = problems.slice(0, MOST).map((one) => {
      const next = `Change line ${one.line} of ${one.source}`
      const weigh = one.level === 'notice' ? warning : broken
      return weigh(problemLine(one), next)
    })
    const more = problems.length - told.length
    const rest = `${more} more about the config`
    return more === 0
      ? told
      : [...told, warning(rest, 'sitrep config check .github/sitrep.yml tells them all')]
  },
}
