import { problemLine } from '../../../config/check.ts'
import type { Check } from '../check.ts'
import { broken, ok } from '../finding.ts'

const MOST = 20

export const config: Check = {
  name: 'config',
  looksAt: 'mistakes in `.github/sitrep.yml`, with line and column',
  troubles: [
    {
      symptom: 'The card says that a key of the config was left out',
      cause: 'The key is misspelt, or what stands behind it cannot be read',
      next: '`sitrep config check .github/sitrep.yml`',
    },
  ],
  async look({ config: read }) {
    const { problems } = await read()
    if (problems.length === 0) return [ok('The config has no mistakes')]
    const told = problems
      .slice(0, MOST)
      .map((one) => broken(problemLine(one), `Change line ${one.line} of ${one.source}`))
    const more = problems.length - told.length
    const rest = `${more} more mistakes in the config`
    return more === 0
      ? told
      : [...told, broken(rest, 'sitrep config check .github/sitrep.yml tells them all')]
  },
}
