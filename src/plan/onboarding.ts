import type { Label } from '../config/labels.ts'

/** Branch of the one pull request by which a repository takes Sitrep up. */
export const SETUP_BRANCH = 'sitrep/setup'

/**
 * Everything that setting a repository up can write, each one request. None of them moves a branch that is
 * there: what is pushed goes on top of our own branch only.
 */
export type SetupStep =
  | ({ readonly type: 'label.define' } & Label)
  /** `sha`: the commit that the default branch stands at. */
  | { readonly type: 'branch.create'; readonly branch: string; readonly sha: string }
  | {
      readonly type: 'file.create'
      readonly branch: string
      readonly path: string
      readonly text: string
      readonly message: string
    }
  | {
      readonly type: 'pull.open'
      readonly branch: string
      readonly base: string
      readonly title: string
      /** Without its marker, which is the adapter's. */
      readonly body: string
    }

/** A file that teams take over. What only goes `along` is no reason for a pull request. */
export interface OfferedFile {
  readonly path: string
  readonly text: string
  /** Other names under which GitHub or a team would have the same file. */
  readonly alias: string | null
  readonly along: boolean
}

const FORM = '.github/ISSUE_TEMPLATE/incident.yml'
const CONFIG = '.github/sitrep.yml'
/** Beside `postmortems/`; whoever writes a runbook copies it there. It is not rendered, so not `.github/sitrep/`. */
const RUNBOOK = 'runbooks/TEMPLATE.md'
/** For a team that has no server: it runs the Action. */
export const WORKFLOW = '.github/workflows/sitrep.yml'

/** In the repository's settings, Actions, General. Not ticked unless somebody has. */
export const PULLS_BOX = 'Allow GitHub Actions to create and approve pull requests'

/** What a path is for, in the words of the pull request. */
const PURPOSE: Readonly<Record<string, string>> = {
  [FORM]: 'the form by which anybody who can open an issue reports an incident',
  [CONFIG]: "your team's decisions; every line of it is a comment until you change it",
  [RUNBOOK]: 'a runbook to copy for each of your services',
  [WORKFLOW]:
    'the workflow that does all of it, with no server; each of its jobs says what it may do and why',
}

/** Where each of our templates goes, by its path below `templates/`. */
export const OFFERED: ReadonlyMap<string, Omit<OfferedFile, 'text'>> = new Map([
  [
    'ISSUE_TEMPLATE/incident.yml',
    { path: FORM, alias: '.github/ISSUE_TEMPLATE/incident.yaml', along: false },
  ],
  ['sitrep.yml', { path: CONFIG, alias: null, along: false }],
  ['runbook.md', { path: RUNBOOK, alias: null, along: true }],
])

/** What a team without the App takes over besides. Last, since a token may lack the right to write workflows. */
export const OFFERED_FOR_ACTION: typeof OFFERED = new Map([
  [
    'workflows/sitrep.yml',
    { path: WORKFLOW, alias: '.github/workflows/sitrep.yaml', along: false },
  ],
])

export const PULL_TITLE = 'Handle incidents on their issues with Sitrep'

export const commitMessage = (path: string): string => `Add ${path} for Sitrep`
/** Whether a branch of that name stands at a commit of ours. */
export const isOurCommit = (message: string): boolean => /^Add \S{1,200} for Sitrep$/.test(message)

/** What merging would change, and what whoever merges should know before. */
export function pullBody(paths: readonly string[], isPublic: boolean, label: string): string {
  return [
    'Merging this pull request adds:',
    paths.map((path) => `- \`${path}\`: ${PURPOSE[path] ?? 'a file of Sitrep'}`).join('\n'),
    'Nothing in this repository changes before you merge it, and merging changes these files alone.',
    `Whoever opens an issue from the form then reports an incident, as does the label \`${label}\` on any issue. Sitrep keeps one comment up to date there, sets its own labels, and answers commands such as \`/ack\`, \`/severity 2\` and \`/resolve\`; \`/help\` lists them all.`,
    ...(paths.includes(WORKFLOW) ? [BOX] : []),
    ...(isPublic ? [PUBLIC] : []),
    FORMS,
    'Drop any of the files from this branch as you like. If you close this pull request unmerged, it is not opened again.',
  ].join('\n\n')
}

const BOX = `To let the workflow open the pull request of a postmortem, tick **${PULLS_BOX}** under Settings, Actions, General. Without it the card offers a link by which somebody opens it with one click.`

const PUBLIC = [
  '> [!WARNING]',
  '> This repository is public, so everything written on an incident is public too: the form, the comments, the card. Incidents that concern security belong in a private repository or in a draft security advisory.',
].join('\n')

const FORMS =
  'A repository with issue forms of its own no longer shows those that your organisation keeps in its `.github` repository.'
