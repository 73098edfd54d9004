import { stringify } from 'yaml'
import { INPUTS, type Input, OUTPUTS } from '../../action/inputs.ts'
import type { Generated } from './generated.ts'

/**
 * Both files that make a folder an Action: one beside the bundle, and one at the root, where the Marketplace looks for it.
 * They differ in nothing but the way to the bundle.
 */
export const writeActionFiles = (): readonly Generated[] => [
  { path: 'action/action.yml', text: actionFile('dist/main.js') },
  { path: 'action.yml', text: actionFile('action/dist/main.js') },
]

const HEAD = '# Written by `npm run gen` from action/inputs.ts.\n'

/** GitHub shows no more of it in the Marketplace. */
const DESCRIPTION =
  'Incident response on the issue itself: commands, card, postmortems, action items, reminders, reports.'

function actionFile(main: string): string {
  const file = {
    name: 'Sitrep',
    description: DESCRIPTION,
    author: 'Sitrep',
    branding: { icon: 'activity', color: 'red' },
    inputs: mapped(INPUTS, inputOf),
    outputs: mapped(OUTPUTS, (description) => ({ description })),
    runs: { using: 'node24', main },
  }
  return HEAD + stringify(file, { lineWidth: 0 })
}

function mapped<T>(
  all: Readonly<Record<string, T>>,
  to: (one: T) => object,
): Readonly<Record<string, object>> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, to(one)]))
}

const inputOf = ({ description, choices, default: byDefault }: Input): object => ({
  description: choices === null ? description : `${description} One of: ${choices.join(', ')}.`,
  required: false,
  default: byDefault,
})
