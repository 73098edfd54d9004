import { type ConfigProblem, readConfig } from './read.ts'

/** Every mistake of a file on a line of its own, as compilers print them; a sentence where there is none. */
export function configCheck(text: string, source: string): string {
  const { problems } = readConfig([{ source, text }])
  if (problems.length === 0) return `${source}: no mistakes`
  return problems.map(problemLine).join('\n')
}

/** `sitrep.yml:12:3 unknown key "severites"; did you mean "severities"? It is left out.` */
export const problemLine = ({ source, line, column, message }: ConfigProblem): string =>
  `${source}:${line}:${column} ${message}`

/** The same for programs: a JSON list of problems. */
export const configCheckJson = (text: string, source: string): string =>
  JSON.stringify(readConfig([{ source, text }]).problems, null, 2)
