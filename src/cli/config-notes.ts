import { problemLine } from '../config/check.ts'
import { type ConfigProblem, type ConfigText, readConfig } from '../config/read.ts'

/** Mistakes in a team's config, weakest layer first, that were met on the way to something else. */
export const configNotes = (config: readonly ConfigText[]): readonly string[] =>
  configNotesOf(readConfig(config).problems)

/** The same where the config has been read. */
export const configNotesOf = (problems: readonly ConfigProblem[]): readonly string[] =>
  problems.map((problem) => `config: ${problemLine(problem)}`)
