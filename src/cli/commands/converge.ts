import { noteWords } from '../../engine/note.ts'
import { columns } from '../columns.ts'
import { type CliCommand, DRY_RUN, JSON_OPTION, REPO } from '../command.ts'
import { configNotes } from '../config-notes.ts'
import { connect } from '../connect.ts'
import { effectWords } from '../effect-words.ts'
import { exitCodeOf, isUnfinished, type Look, lookAt, resultOf } from '../incident.ts'
import { issueNumber } from '../parse.ts'
import { RUN, runWish } from '../workflows/run-wish.ts'
import { refuseBot } from '../workflows/start.ts'
import { tellThenRun } from '../workflows/tell-then-run.ts'

export const converge: CliCommand = {
  name: 'converge',
  summary: 'Bring one issue to where its history says it should be',
  about:
    "Does what the App does when it is told of the issue. Only the App's credentials write: with a token of your own you see what it would do, and --run starts the workflow that does it. Exit code 1 where something could not be written, or the run that was waited for did not succeed.",
  takes: ['issue'],
  options: { ...REPO, ...DRY_RUN, ...RUN, ...JSON_OPTION },
  examples: [
    'sitrep converge 1 --repo acme/shop',
    'sitrep converge 1 --repo acme/shop --dry-run --json',
  ],
  async run(typed, terminal) {
    const number = issueNumber(typed.words[0] ?? '')
    const running = runWish(typed)
    const connection = await connect(typed, terminal)
    if (running.run) await refuseBot(connection)
    const wish = typed.switches.has('dry-run') || running.run ? 'plan' : 'apply'
    const look = await lookAt(connection, number, terminal, wish)
    for (const note of configNotes(look.converged.seen?.config ?? [])) terminal.note(note)
    for (const note of look.converged.notes) terminal.note(noteWords(note))
    const { owner, repo } = connection.at
    const at = { repository: `${owner}/${repo}`, issue: number }
    const told = {
      words: () => words(look),
      forPrograms: () => forPrograms(at, look),
      exitCode: exitCodeOf(look),
    }
    const isDue = isUnfinished(look)
    const answers = isDue ? { command: 'converge', issue: String(number) } : null
    return tellThenRun(connection, typed, told, answers, terminal)
  },
}

function words(look: Look): string {
  const { effects, parked } = look.converged
  if (parked === 'authority-unknown') return UNASKED
  if (effects.length === 0) return 'The issue is as it should be: nothing to write.'
  const rows = effects.map((effect, at) => [...effectWords(effect), resultOf(look, at)])
  const table = columns(['Effect', 'What', 'Result'], rows)
  return parked === 'archived'
    ? `${table}\n\nThe repository is archived, so nothing was written.`
    : table
}

const UNASKED =
  'Nothing was decided, since these credentials may not ask who may do what here: that takes the role write.'

const forPrograms = (at: { readonly repository: string; readonly issue: number }, look: Look) => ({
  ...at,
  applied: look.applied,
  parked: look.converged.parked,
  effects: look.converged.effects.map((effect, index) => ({
    ...effect,
    result: resultOf(look, index),
  })),
})
