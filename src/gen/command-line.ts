import { DESCRIPTIONS } from '../cli/descriptions.generated.ts'
import { CHECKS } from '../cli/doctor/registry.ts'
import { argument } from '../cli/parse.ts'
import { inert } from '../markdown/inert.ts'
import { table } from '../markdown/table.ts'

/** Every command of the command line, as help lists them. */
export const commandLineTable = (): string =>
  table(
    ['Command', 'What it does'],
    DESCRIPTIONS.map(({ name, takes, summary }) => [
      `\`${[name, ...takes.map(argument)].join(' ')}\``,
      inert(summary),
    ]),
  )

/** What `sitrep doctor` looks at, in its order. */
export const checksTable = (): string =>
  table(
    ['Check', 'Looks at'],
    CHECKS.map(({ name, looksAt }) => [`\`${name}\``, looksAt]),
  )

/** What people see when something is wrong, and what each check would tell them then. */
export const troublesTable = (): string =>
  table(
    ['What you see', 'Why', 'What to do', 'Check'],
    CHECKS.flatMap(({ name, troubles }) =>
      troubles.map(({ symptom, cause, next }) => [symptom, cause, next, `\`${name}\``]),
    ),
  )
