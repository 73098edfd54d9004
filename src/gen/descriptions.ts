import { allCommands } from '../cli/registry.ts'
import type { Generated } from './generated.ts'

/** What help says of each command of the command line, apart from what they do: that takes long to load. */
export async function writeDescriptions(): Promise<Generated> {
  const all = (await allCommands()).map(({ run: _, ...description }) => description)
  const text = [
    '// Written by `npm run gen` from src/cli/commands, which is where to change it.',
    "import type { Description } from './command.ts'",
    '',
    `export const DESCRIPTIONS: readonly Description[] = ${JSON.stringify(all, null, 2)}`,
    '',
  ]
  return { path: 'src/cli/descriptions.generated.ts', text: text.join('\n') }
}
