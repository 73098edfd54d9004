import { type CliCommand, CliError } from '../command.ts'
import { askedFor, PAUSE_OPTIONS, showPaused } from '../pausing.ts'

export const resume: CliCommand = {
  name: 'resume',
  summary: 'Have the App go on where it was paused, with all that came meanwhile',
  about:
    'Writes into the store of the App, which heeds it within a second. With --all nothing is paused any more, no installation either.',
  takes: [],
  options: PAUSE_OPTIONS,
  examples: ['sitrep resume --all', 'sitrep resume --installation 42'],
  async run(typed, terminal) {
    const change = askedFor(typed, false)
    if (change === null) {
      throw new CliError('name what goes on: --all, or --installation with its number', 2)
    }
    showPaused(typed, terminal, change)
    return 0
  },
}
