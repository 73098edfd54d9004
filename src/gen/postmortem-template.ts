import { readFileSync } from 'node:fs'
import type { Generated } from './generated.ts'

const PATH = 'templates/postmortem.md'

/** The default template as a value: the pure floors read no files, and the file stays the one that people edit. */
export function writePostmortemTemplate(): Generated {
  const text = readFileSync(PATH, 'utf8').replaceAll('\r\n', '\n')
  const lines = [
    `// Written by \`npm run gen\` from ${PATH}: edit that.`,
    `export const DEFAULT_TEMPLATE: string = ${JSON.stringify(text)}`,
    '',
  ]
  return { path: 'src/postmortem/draft/default-template.generated.ts', text: lines.join('\n') }
}
