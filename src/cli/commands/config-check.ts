import { configCheck, configCheckJson } from '../../config/check.ts'
import { type CliCommand, JSON_OPTION } from '../command.ts'

export const configCheckCommand: CliCommand = {
  name: 'config check',
  summary: 'Tell every mistake in a config file, with line, column and the nearest right word',
  about: 'Reads the file alone and asks nobody. Exit code 1 where there is a mistake.',
  takes: ['file'],
  options: { ...JSON_OPTION },
  examples: [
    'sitrep config check .github/sitrep.yml',
    'sitrep config check .github/sitrep.yml --json',
  ],
  async run({ words: [path = ''], switches }, terminal) {
    const text = await terminal.read(path)
    const source = path === '-' ? 'standard input' : path
    const found: unknown = JSON.parse(configCheckJson(text, source))
    terminal.out(switches.has('json') ? configCheckJson(text, source) : configCheck(text, source))
    return Array.isArray(found) && found.length > 0 ? 1 : 0
  },
}
