import { problemLine } from '../config/check.ts'
import { type ConfigText, readConfig } from '../config/read.ts'

/** Mistakes in a team's config, weakest layer first, that were met on the way to something else. */
export const configNotes = (config: readonly ConfigText[]): readonly string[] =>
  readConfig(config).problems.map((problem) => `config: ${problemLine(problem)}`)
