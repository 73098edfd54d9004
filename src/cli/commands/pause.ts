import type { CliCommand } from '../command.ts'
import { askedFor, PAUSE_OPTIONS, showPaused } from '../pausing.ts'

export const pause: CliCommand = {
  name: 'pause',
  summary: 'Have the running App write nothing more, and keep what comes in',
  about:
    'Writes into the store of the App, which heeds it at once: what is being written is finished, and nothing else is begun. Webhooks go on being kept. Without --all or --installation it shows what is paused, and changes nothing.',
  takes: [],
  options: PAUSE_OPTIONS,
  examples: ['sitrep pause', 'sitrep pause --all', 'sitrep pause --installation 42'],
  async run(typed, terminal) {
    showPaused(typed, terminal, askedFor(typed, true))
    return 0
  },
}
