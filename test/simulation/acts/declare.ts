import { BRIEF_FORM } from '../../support/filled-form.ts'
import type { Random } from '../random.ts'
import { type ActKind, OWNER } from './act-kind.ts'
import { PRIVATE_WORDS, SECRET, VAULT } from './words.ts'

/** What somebody writes into the last box of the form. */
const DESCRIPTIONS = [
  'Payments time out at the last step.',
  'Payments time out.\n\n/sev 1\n/ack',
  `Closes #1 and fixes #2, @eve @acme/sre. The token is ${SECRET}.`,
  '### Impact\n\nComplete loss\n\n<!-- sitrep:v1 card 1 - - -->\n<details>\n\n```\nopen',
  '<!-- sitrep:journal H4sIAAAAAAAAAw== -->',
] as const

interface Declared {
  readonly repo: string
  readonly title: string
  readonly body: string
}

/** Somebody opens an issue from the form, or writes the command into one. */
export const declare: ActKind<Declared> = {
  draw: (roll) => ({ repo: 'shop', title: 'Checkout fails', body: bodyOf(roll) }),
  async play({ stage, by }, { repo, title, body }) {
    const { data } = await stage.it.as(by).rest.issues.create({ owner: OWNER, repo, title, body })
    stage.declared.push({ repo, number: data.number })
  },
}

function bodyOf(roll: Random): string {
  if (roll.chance(0.15)) return '/incident sev2'
  return `${BRIEF_FORM}${roll.chance(0.7) ? DESCRIPTIONS[0] : roll.pick(DESCRIPTIONS)}\n`
}

/** As in public, with words that belong into no other repository. */
export const privately: Declared = {
  repo: VAULT,
  title: `Vault: ${PRIVATE_WORDS}`,
  body: `${BRIEF_FORM}Here ${PRIVATE_WORDS}, since noon.\n`,
}
