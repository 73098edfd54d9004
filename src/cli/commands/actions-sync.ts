import { noteWords } from '../../engine/note.ts'
import { type CliCommand, DRY_RUN, JSON_OPTION, REPO } from '../command.ts'
import { configNotes } from '../config-notes.ts'
import { connect } from '../connect.ts'
import { exitCodeOf } from '../incident.ts'
import { type Synced, synced } from '../sync.ts'
import { syncJson, syncWords } from '../sync-words.ts'
import { RUN, runWish } from '../workflows/run-wish.ts'
import { refuseBot } from '../workflows/start.ts'
import { tellThenRun } from '../workflows/tell-then-run.ts'

export const actionsSync: CliCommand = {
  name: 'actions sync',
  summary: 'Make the issues of the action items that a published postmortem promises',
  about:
    "Does by hand what the App does once a postmortem is merged, also for one that was published before Sitrep came. What stands on the default branch counts, not the file here. Nothing is made twice: run it again after whatever went wrong. Only the App's credentials write: with a token of your own you see what it would do, and --run starts the workflow that does it.",
  takes: ['file'],
  options: { ...REPO, ...DRY_RUN, ...RUN, ...JSON_OPTION },
  examples: [
    'sitrep actions sync postmortems/2026-11-20-1-checkout-fails.md --dry-run',
    'sitrep actions sync postmortems/2026-11-20-1-checkout-fails.md --repo acme/shop --json',
  ],
  async run(typed, terminal) {
    const { run } = runWish(typed)
    const connection = await connect(typed, terminal)
    if (run) await refuseBot(connection)
    const wish = typed.switches.has('dry-run') || run ? 'plan' : 'apply'
    const done: Synced = await synced(connection, typed.words[0] ?? '', terminal, wish)
    for (const note of configNotes(done.converged.seen?.config ?? [])) terminal.note(note)
    for (const note of done.converged.notes) terminal.note(noteWords(note))
    const told = {
      words: () => syncWords(done),
      forPrograms: () => syncJson(done),
      exitCode: exitCodeOf(done),
    }
    const isDue = done.converged.effects.length > 0
    const answers = isDue ? { command: 'actions', issue: String(done.incident) } : null
    return tellThenRun(connection, typed, told, answers, terminal)
  },
}
