import { formFacts, formHeadings } from '../../../src/config/form.ts'
import { readConfig } from '../../../src/config/read.ts'
import { instant } from '../../../src/domain/instant.ts'
import { botAlert, withKey } from '../../../src/integrations/bot-issue.ts'
import { readForm, ticked } from '../../../src/markdown/form.ts'
import { FILLED_FORM } from '../../support/filled-form.ts'
import type { Reader } from '../reader.ts'
import { BLOCKS, SECRETS } from './units.ts'

const { policy } = readConfig([
  { source: 'sitrep.yml', text: 'services: { checkout: {}, payments: {} }' },
])
const HEADINGS = formHeadings(policy)
const AT = { now: instant('2026-11-20T14:30:00Z'), zone: 'Europe/Lisbon' }

/** The opening body of an issue: the form of people, and what bots write under the same headings. */
export const forms: Reader = {
  name: 'issue forms',
  thread: 'main',
  read: (text) => {
    const answers = readForm(text, withKey(HEADINGS))
    return [
      answers === null ? null : formFacts(answers, policy, AT),
      botAlert('watcher[bot]', text, HEADINGS),
      ticked(text),
    ]
  },
  words: [
    ...[...HEADINGS.values()].flat().map((heading) => `### ${heading}\n\n`),
    '### Key\n\n',
    ...'Degraded Widespread 12,000 40% $15000 checkout,payments 13:50 yesterday alert sev1 _No response_'
      .split(' ')
      .map((word) => `${word}\n\n`),
    '- [x] checkout\n',
    ...Object.values(BLOCKS),
  ],
  corpus: [FILLED_FORM, FILLED_FORM.replaceAll('\n', '\r\n')],
  units: { ...BLOCKS, ...SECRETS, 'headings of the form': '### Impact\n\n' },
  grown: {
    'one long answer': (length) =>
      `${FILLED_FORM}${'and then it broke, '.repeat(length / 19)}`.slice(0, length),
    'a form again and again': (length) => FILLED_FORM.repeat(length / FILLED_FORM.length),
  },
}
