import { type ConfigText, readConfig } from '../../config/read.ts'
import { columns } from '../columns.ts'
import { type CliCommand, JSON_OPTION, json, type Terminal, type Typed } from '../command.ts'
import { configNotes } from '../config-notes.ts'
import { readComment } from '../read-comment.ts'

export const commentRead: CliCommand = {
  name: 'comment read',
  summary: 'Say which commands of a comment would be run, which not, and why',
  about:
    'Reads the file alone, - for standard input, and asks nobody: roles, people, the status of an incident and whether it stands on an incident or an action item are not judged. Exit code 0 also where nothing would be run.',
  takes: ['file'],
  options: {
    config: { value: 'file', summary: "A team's config, for its severities and statuses" },
    ...JSON_OPTION,
  },
  examples: [
    'sitrep comment read comment.md',
    'sitrep comment read comment.md --config .github/sitrep.yml',
    'sitrep comment read - --json',
  ],
  async run(typed, terminal) {
    const config = await layers(typed, terminal)
    for (const note of configNotes(config)) terminal.note(note)
    const { policy } = readConfig(config)
    const read = readComment(await terminal.read(typed.words[0] ?? ''), policy, terminal.now())
    if (typed.switches.has('json')) terminal.out(json(read))
    else if (read.length === 0) terminal.out('Nothing in it looks like a command.')
    else {
      const rows = read.map(({ line, command, args, run, reason }) => [
        String(line),
        run ? 'run' : 'not run',
        [`/${command}`, ...args].join(' '),
        reason,
      ])
      terminal.out(columns(['Line', 'Verdict', 'Command', 'Why'], rows))
    }
    return 0
  },
}

async function layers({ options }: Typed, { read }: Terminal): Promise<readonly ConfigText[]> {
  const source = options.get('config')
  return source === undefined ? [] : [{ source, text: await read(source) }]
}
