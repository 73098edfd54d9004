import { checked, configCheck, configCheckJson } from '../../config/check.ts'
import { type CliCommand, JSON_OPTION, type Terminal } from '../command.ts'
import { fittingText } from '../reading-file.ts'

export const configCheckCommand: CliCommand = {
  name: 'config check',
  summary: 'Tell every mistake in a config file, with line, column and the nearest right word',
  about:
    'Reads each file alone, - for standard input, and asks nobody. Of rotations it tells the gaps and double bookings of the coming year as well. Exit code 1 where there is a mistake; a notice is advice.',
  takes: ['file...'],
  options: { ...JSON_OPTION },
  examples: [
    'sitrep config check .github/sitrep.yml',
    'sitrep config check .github/sitrep.yml draft.yml --json',
  ],
  async run({ words, switches }, terminal) {
    const told: Checked[] = []
    for (const path of words) told.push(await check(path, terminal))
    const found = told.flatMap(({ problems }) => problems ?? [])
    const lines = told.flatMap(({ source, problems }) =>
      problems === null ? [] : [configCheck(problems, source)],
    )
    if (switches.has('json')) terminal.out(configCheckJson(found))
    else if (lines.length > 0) terminal.out(lines.join('\n'))
    const unread = told.some(({ problems }) => problems === null)
    return unread || found.some(({ level }) => level === 'problem') ? 1 : 0
  },
}

interface Checked {
  readonly source: string
  /** Null where it could not be read, which was said. */
  readonly problems: ReturnType<typeof checked> | null
}

async function check(path: string, terminal: Terminal): Promise<Checked> {
  const source = path === '-' ? 'standard input' : path
  const text = await fittingText(path, terminal, { done: 'checked', doing: 'checking' })
  return { source, problems: text === null ? null : checked([{ source, text }], terminal.now()) }
}
