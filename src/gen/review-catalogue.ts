import { rules } from '../postmortem/rules/registry.generated.ts'
import type { Generated } from './generated.ts'

/**
 * What config and checks say of the rules. Without what they look for, so that whoever only reads a config file, or has
 * threads that review, need not load a parser of Markdown.
 */
export const writeReviewCatalogue = (): Generated => ({
  path: 'src/postmortem/rules/catalogue.generated.ts',
  text: [
    '// Written by `npm run gen` from the rules beside it.',
    "import type { Rule } from '../rule.ts'",
    '',
    "export const catalogue: readonly Pick<Rule, 'code' | 'severity' | 'summary' | 'advice'>[] = [",
    ...rules.map(
      ({ code, severity, summary, advice }) =>
        `  ${JSON.stringify({ code, severity, summary, advice })},`,
    ),
    ']',
    '',
  ].join('\n'),
})
