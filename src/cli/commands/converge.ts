import { columns } from '../columns.ts'
import { type CliCommand, DRY_RUN, JSON_OPTION, json, REPO } from '../command.ts'
import { configNotes } from '../config-notes.ts'
import { connect } from '../connect.ts'
import { effectWords } from '../effect-words.ts'
import { exitCodeOf, type Look, lookAt, resultOf } from '../incident.ts'
import { issueNumber } from '../parse.ts'

export const converge: CliCommand = {
  name: 'converge',
  summary: 'Bring one issue to where its history says it should be',
  about:
    "Does what the App does when it is told of the issue. Only the App's credentials write: with a token of your own you see what it would do.",
  takes: ['issue'],
  options: { ...REPO, ...DRY_RUN, ...JSON_OPTION },
  examples: [
    'sitrep converge 1 --repo acme/shop',
    'sitrep converge 1 --repo acme/shop --dry-run --json',
  ],
  async run(typed, terminal) {
    const number = issueNumber(typed.words[0] ?? '')
    const connection = await connect(typed, terminal)
    const wish = typed.switches.has('dry-run') ? 'plan' : 'apply'
    const look = await lookAt(connection, number, terminal, wish)
    for (const note of configNotes(look.converged.seen?.config ?? [])) terminal.note(note)
    const { owner, repo } = connection.at
    const at = { repository: `${owner}/${repo}`, issue: number }
    terminal.out(typed.switches.has('json') ? json(forPrograms(at, look)) : words(look))
    return exitCodeOf(look)
  },
}

function words(look: Look): string {
  const { effects, parked } = look.converged
  if (effects.length === 0) return 'The issue is as it should be: nothing to write.'
  const rows = effects.map((effect, at) => [...effectWords(effect), resultOf(look, at)])
  const table = columns(['Effect', 'What', 'Result'], rows)
  return parked === 'archived'
    ? `${table}\n\nThe repository is archived, so nothing was written.`
    : table
}

const forPrograms = (at: { readonly repository: string; readonly issue: number }, look: Look) => ({
  ...at,
  applied: look.applied,
  parked: look.converged.parked,
  effects: look.converged.effects.map((effect, index) => ({
    ...effect,
    result: resultOf(look, index),
  })),
})
