import type { Finding } from '../../postmortem/finding.ts'
import { type CliCommand, JSON_OPTION, json, type Terminal } from '../command.ts'
import { type Found, findingsWords } from '../findings.ts'
import { fittingText } from '../reading-file.ts'
import { teamPolicy } from '../team-policy.ts'

export const postmortemReview: CliCommand = {
  name: 'postmortem review',
  summary: 'Review postmortems as the check of a pull request does, each finding at its lines',
  about:
    'Reads any Markdown up to 1 MiB and asks nobody, so what only GitHub knows is not compared: who can be assigned, and the facts of the incident. A file named - is standard input. Exit code 1 where there is a blocker.',
  takes: ['file...'],
  options: {
    config: {
      value: 'path',
      summary: "What the team's rules weigh; else .github/sitrep.yml, where it is there",
    },
    ...JSON_OPTION,
  },
  examples: [
    'sitrep postmortem review postmortems/2026-03-14-42-checkout-down.md',
    'sitrep postmortem review draft.md another.md --json',
  ],
  async run({ words, options, switches }, terminal) {
    const examine = await examiner(options.get('config'), terminal)
    const found: Found[] = []
    for (const file of words) {
      const text = await fittingText(file, terminal, { done: 'reviewed', doing: 'reviewing' })
      if (text !== null) found.push({ file, text, findings: examine(text) })
    }
    terminal.out(switches.has('json') ? forPrograms(found, words) : inWords(found))
    const blocked = found.some(({ findings }) =>
      findings.some(({ severity }) => severity === 'blocker'),
    )
    return blocked || found.length < words.length ? 1 : 0
  },
}

/** What reviews one text. Loaded here, so that help need not wait for it. */
async function examiner(
  path: string | undefined,
  terminal: Terminal,
): Promise<(text: string) => readonly Finding[]> {
  const [{ zone, postmortem }, { review }] = await Promise.all([
    teamPolicy(path, terminal),
    import('../../postmortem/review.ts'),
  ])
  const by = { known: null, assignable: null, zone, gap: postmortem.gap }
  return (text) => review(text, by, postmortem.rules)
}

const inWords = (found: readonly Found[]): string => found.map(findingsWords).join('\n\n')

/** One flat list. Files are named where several were asked for. */
function forPrograms(found: readonly Found[], words: readonly string[]): string {
  return json(
    found.flatMap(({ file, findings }) =>
      findings.map(({ code, severity, line, endLine, message, suggestion }) => ({
        ...(words.length > 1 ? { file } : {}),
        code,
        severity,
        line,
        endLine,
        message,
        suggestion,
      })),
    ),
  )
}
