import { table } from '../markdown/table.ts'
import { rules } from '../postmortem/rules/registry.generated.ts'

const HEAD = ['Rule', 'Weight', 'Points at', 'Why, and what to do'] as const

/** All rules of the review, each with an anchor so that an annotation can link to it. */
export const reviewRules = (): string =>
  table(
    HEAD,
    rules.map(({ code, severity, summary, advice }) => [
      `<a id="rule-${code}"></a>\`${code}\``,
      severity,
      shown(summary),
      shown(advice),
    ]),
  )

/** Rules show their comment as it is typed; in a page it would be one. */
const shown = (words: string): string => words.replaceAll(/<!--.*?-->/g, '`$&`')
