import { readFileSync } from 'node:fs'
import { REPORTS } from '../reports/report.ts'
import type { Generated } from './generated.ts'

/** Default templates as values: the pure floors read no files, and the files stay the ones that people edit. */
export const writeTemplateValues = (): readonly Generated[] => [
  value('templates/postmortem.md', 'src/postmortem/draft/default-template.generated.ts'),
  value('templates/action-item.md', 'src/plan/actions/default-template.generated.ts'),
  ...REPORTS.map((kind) =>
    value(`templates/report-${kind}.md`, `src/reports/templates/${kind}.generated.ts`),
  ),
]

function value(from: string, path: string): Generated {
  const text = readFileSync(from, 'utf8').replaceAll('\r\n', '\n')
  const lines = [
    `// Written by \`npm run gen\` from ${from}: edit that.`,
    `export const DEFAULT_TEMPLATE: string = ${JSON.stringify(text)}`,
    '',
  ]
  return { path, text: lines.join('\n') }
}
