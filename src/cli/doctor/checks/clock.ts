import { MINUTE_MS } from '../../../domain/instant.ts'
import type { Check } from '../check.ts'
import { broken, ok, unknown, warning } from '../finding.ts'

/** An answer takes a while, and GitHub tells its time in whole seconds. */
const NOTICED_MS = 30_000
/** What an App signs says when: GitHub takes none that is this far off. */
const REFUSED_MS = 5 * MINUTE_MS

const NEXT = 'Set the clock of this machine, best by network time: timedatectl set-ntp true'

export const clock: Check = {
  name: 'clock',
  looksAt: "this machine's clock beside GitHub's",
  troubles: [
    {
      symptom: 'GitHub does not take the App, though number and key are right',
      cause: 'The clock of the machine is minutes off, and what an App signs is good for minutes',
      next: 'Set the clock, best by network time: `timedatectl set-ntp true`',
    },
  ],
  async look({ apartMs }) {
    const apart = apartMs()
    if (apart === null) return [unknown('GitHub did not say what time it is', 'Run this again')]
    const far = Math.abs(apart)
    const seconds = Math.round(far / 1000)
    const words = `This machine's clock is ${amount(seconds)} ${apart > 0 ? 'behind' : 'ahead of'} GitHub's`
    if (far >= REFUSED_MS) return [broken(words, NEXT)]
    if (far >= NOTICED_MS) return [warning(words, NEXT)]
    return [ok(`This machine's clock agrees with GitHub's to ${Math.max(1, seconds)} s`)]
  },
}

const amount = (seconds: number): string =>
  seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
