import type { Generated } from './generated.ts'
import { writeReadme } from './readme.ts'

/**
 * Every generated file that is computed from the code as it runs. The registries come first, by
 * themselves: what is written here already reads them.
 */
export const documents = (): readonly Generated[] => [writeReadme()]
