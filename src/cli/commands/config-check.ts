import { checked, configCheck, configCheckJson } from '../../config/check.ts'
import { type CliCommand, JSON_OPTION } from '../command.ts'

export const configCheckCommand: CliCommand = {
  name: 'config check',
  summary: 'Tell every mistake in a config file, with line, column and the nearest right word',
  about:
    'Reads the file alone and asks nobody. Of rotations it tells the gaps and double bookings of the coming year as well. Exit code 1 where there is a mistake; a notice is advice.',
  takes: ['file'],
  options: { ...JSON_OPTION },
  examples: [
    'sitrep config check .github/sitrep.yml',
    'sitrep config check .github/sitrep.yml --json',
  ],
  async run({ words: [path = ''], switches }, terminal) {
    const text = await terminal.read(path)
    const source = path === '-' ? 'standard input' : path
    const found = checked([{ source, text }], terminal.now())
    terminal.out(switches.has('json') ? configCheckJson(found) : configCheck(found, source))
    return found.some(({ level }) => level === 'problem') ? 1 : 0
  },
}
