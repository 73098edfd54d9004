import { type CliCommand, CliError, DRY_RUN, JSON_OPTION, REPO, type Typed } from '../command.ts'
import { reportFromFile } from '../report/from-file.ts'
import { type Wish, wishOf } from '../report/wish.ts'
import { RUN, runWish } from '../workflows/run-wish.ts'

export const report: CliCommand = {
  name: 'report',
  summary: 'Tell the figures of a period, or publish them as an issue',
  about:
    "Reads incidents, action items and deployments, and prints the report as Markdown, or its figures as JSON or CSV. With --publish it becomes an issue, once for its period, and the one before is closed: only the App's credentials write, with a token of your own you see the report, and --run starts the workflow that publishes it. With --incidents nobody is asked, and all incidents of the file count unless a period is named. Exit code 1 where GitHub's limit is used up, or a part could not be published.",
  takes: [],
  options: {
    ...REPO,
    period: {
      value: 'period',
      summary:
        '2026-W47, 2026-11, 2026-Q4, 2026-11-01..2026-11-20 or all; else the last whole one of its schedule: week, for trends quarter',
    },
    kind: { value: 'kind', summary: 'metrics, actions or trends; else metrics' },
    format: { value: 'format', summary: 'md, json or csv; else md, and json with --incidents' },
    incidents: { value: 'file', summary: 'Incidents as JSON, - for standard input' },
    config: {
      value: 'path',
      summary: "With --incidents, the team's decisions; else .github/sitrep.yml, where it is there",
    },
    output: { value: 'path', summary: 'Write it into this file' },
    snapshot: {
      value: 'folder',
      summary: 'Keep what was read there, so that the next report reads only what has changed',
    },
    publish: { summary: 'Open it as an issue, once for its period' },
    ...DRY_RUN,
    ...RUN,
    ...JSON_OPTION,
    csv: { summary: 'Print CSV for spreadsheets' },
  },
  examples: [
    'sitrep report --incidents incidents.json',
    'sitrep report --repo acme/shop --period 2026-W47 --kind actions',
    'sitrep report --repo acme/shop --publish --dry-run',
  ],
  async run(typed, terminal) {
    const wish = wishOf(typed)
    runWish(typed)
    const file = typed.options.get('incidents')
    refuseMixed(typed, file, wish)
    if (file !== undefined) {
      return reportFromFile(file, { ...wish, format: wish.format ?? 'json' }, typed, terminal)
    }
    // Whoever has a file need not wait until all that speaks with GitHub is loaded.
    const { reportFromGitHub } = await import('../report/from-github.ts')
    return reportFromGitHub(wish, typed, terminal)
  },
}

/** What makes no sense together is not passed over. */
function refuseMixed({ options, switches }: Typed, file: string | undefined, wish: Wish): void {
  const wrong =
    file === undefined
      ? ['config'].filter((name) => options.has(name))
      : ['publish', 'dry-run', 'run', 'snapshot'].filter(
          (name) => switches.has(name) || options.has(name),
        )
  const [first] = wrong
  if (first !== undefined) {
    const why =
      file === undefined ? 'is for --incidents' : 'is not for --incidents, which asks nobody'
    throw new CliError(`--${first} ${why}: leave it out`, 2)
  }
  const publishes = switches.has('publish')
  if (switches.has('dry-run') && !publishes) {
    throw new CliError('--dry-run is for --publish: without it nothing is written anyway', 2)
  }
  if (switches.has('run') && !publishes) {
    throw new CliError('--run is for --publish: add that, or leave --run out', 2)
  }
  if (publishes && wish.format === 'csv') {
    throw new CliError('--publish opens an issue, which is no CSV: leave that out', 2)
  }
}
