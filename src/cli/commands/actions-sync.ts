import { type CliCommand, DRY_RUN, JSON_OPTION, json, REPO } from '../command.ts'
import { configNotes } from '../config-notes.ts'
import { connect } from '../connect.ts'
import { exitCodeOf } from '../incident.ts'
import { type Synced, synced } from '../sync.ts'
import { syncJson, syncWords } from '../sync-words.ts'

export const actionsSync: CliCommand = {
  name: 'actions sync',
  summary: 'Make the issues of the action items that a published postmortem promises',
  about:
    "Does by hand what the App does once a postmortem is merged, also for one that was published before Sitrep came. What stands on the default branch counts, not the file here. Nothing is made twice: run it again after whatever went wrong. Only the App's credentials write: with a token of your own you see what it would do.",
  takes: ['file'],
  options: { ...REPO, ...DRY_RUN, ...JSON_OPTION },
  examples: [
    'sitrep actions sync postmortems/2026-11-20-1-checkout-fails.md --dry-run',
    'sitrep actions sync postmortems/2026-11-20-1-checkout-fails.md --repo acme/shop --json',
  ],
  async run(typed, terminal) {
    const connection = await connect(typed, terminal)
    const wish = typed.switches.has('dry-run') ? 'plan' : 'apply'
    const done: Synced = await synced(connection, typed.words[0] ?? '', terminal, wish)
    for (const note of configNotes(done.converged.seen?.config ?? [])) terminal.note(note)
    terminal.out(typed.switches.has('json') ? json(syncJson(done)) : syncWords(done))
    return exitCodeOf(done)
  },
}
