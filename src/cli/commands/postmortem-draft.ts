import { readConfig } from '../../config/read.ts'
import { plan } from '../../engine/converge.ts'
import { draftMaterial } from '../../engine/postmortem.ts'
import { githubWorld } from '../../github/world.ts'
import type { Draft, Template } from '../../postmortem/draft/about.ts'
import { draft } from '../../postmortem/draft/draft.ts'
import { type CliCommand, CliError, JSON_OPTION, json, REPO, type Terminal } from '../command.ts'
import { configNotes } from '../config-notes.ts'
import { type Connection, connect } from '../connect.ts'
import { standing } from '../incident.ts'
import { issueNumber } from '../parse.ts'
import { reaching, unseen } from '../reaching.ts'

export const postmortemDraft: CliCommand = {
  name: 'postmortem draft',
  summary: "Write an incident's postmortem as far as GitHub knows it, and print the Markdown",
  about:
    "Writes nothing to GitHub, and drafts also for an incident that owes no postmortem. The team's own template is used where the default branch has one. Exit code 1 where a template has a mistake: the default was used then.",
  takes: ['issue'],
  options: {
    ...REPO,
    template: { value: 'path', summary: "A template to try out, in place of the team's own" },
    out: { value: 'path', summary: 'Write the document there instead of printing it' },
    ...JSON_OPTION,
  },
  examples: [
    'sitrep postmortem draft 1 --repo acme/shop',
    'sitrep postmortem draft 1 --repo acme/shop --json',
  ],
  async run(typed, terminal) {
    const { words, options, switches } = typed
    const number = issueNumber(words[0] ?? '')
    const path = options.get('template')
    const given = path === undefined ? null : { source: path, text: await terminal.read(path) }
    const connection = await connect(typed, terminal)
    const written = await draftFor(connection, number, given, terminal)
    for (const { source, line, column, message } of written.problems) {
      terminal.note(`${source}:${line}:${column}: ${message}; the default template was used`)
    }
    const out = options.get('out')
    if (out !== undefined) {
      await terminal.write(out, written.text)
      terminal.note(`wrote ${out}; its place in the repository is ${written.path}`)
    }
    if (switches.has('json')) terminal.out(json(written))
    else if (out === undefined) terminal.out(written.text.trimEnd())
    return written.problems.length === 0 ? 0 : 1
  },
}

/** `given`: a template to use in place of the team's. Throws CliError where there is no such incident. */
async function draftFor(
  connection: Connection,
  number: number,
  given: Template | null,
  terminal: Terminal,
): Promise<Draft> {
  const { octokit, at } = connection
  return reaching(connection, unseen(at), async () => {
    const { around } = await standing(connection, terminal, 'plan')
    const world = githubWorld(octokit, { ...at, issue_number: number }, around)
    const { seen, replayed } = await plan(world)
    if (seen === null || replayed === null || replayed.incident.openedAt === null) {
      throw new CliError(
        `issue ${number} in ${at.owner}/${at.repo} is no incident, or cannot be seen`,
      )
    }
    for (const note of configNotes(seen.config)) terminal.note(note)
    const { policy } = readConfig(seen.config)
    const { about, template } = await draftMaterial(world, seen, policy, replayed.incident)
    return draft(about, given ?? template)
  })
}
