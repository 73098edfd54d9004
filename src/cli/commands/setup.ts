import { planSetup, type SetUp, type SetupWorld, setup as setUp } from '../../engine/setup.ts'
import { Failure } from '../../github/failure.ts'
import { offeredFiles } from '../../github/offered-files.ts'
import { type RepositoryRef, setupRequest } from '../../github/setup-requests.ts'
import { setupWorld } from '../../github/setup-world.ts'
import { PULLS_BOX, type SetupStep, WORKFLOW } from '../../plan/onboarding.ts'
import { columns } from '../columns.ts'
import {
  type CliCommand,
  CliError,
  DRY_RUN,
  type ExitCode,
  JSON_OPTION,
  json,
  REPO,
  type Terminal,
} from '../command.ts'
import { configNotes } from '../config-notes.ts'
import { type Connection, connect } from '../connect.ts'
import { reaching, unseen } from '../reaching.ts'

export const setup: CliCommand = {
  name: 'setup',
  summary: 'Create the labels, and open the pull request with form, config and runbook',
  about:
    'Writes what is missing and nothing else, so it can be run again at any time. A pull request that was closed unmerged is not opened again. A token of your own will do; with --action it needs the right to write workflows.',
  takes: [],
  options: {
    ...REPO,
    action: { summary: 'For a team without the App: offer the workflow that runs the Action, too' },
    ...DRY_RUN,
    ...JSON_OPTION,
  },
  examples: [
    'sitrep setup --repo acme/shop',
    'sitrep setup --repo acme/shop --action',
    'sitrep setup --repo acme/shop --dry-run --json',
  ],
  async run(typed, terminal) {
    const connection = await connect(typed, terminal)
    const { octokit, at, keys, from } = connection
    const world = mindful(setupWorld(octokit, at, keys), connection)
    const road = typed.switches.has('action') ? 'action' : 'app'
    const wish = { files: offeredFiles(road), labels: true }
    const dry = typed.switches.has('dry-run')
    const made = await reaching({ at, from }, unseen(at), () =>
      dry ? planSetup(world, wish) : setUp(told(world, terminal), wish),
    )
    if (made === null) throw new CliError(`${from} ${unseen(at)}.`)
    for (const note of configNotes(made.config)) terminal.note(note)
    const asJson = typed.switches.has('json')
    terminal.out(asJson ? json(forPrograms(made, dry)) : words(made, at, dry))
    if (!asJson) terminal.out(nextWords(connection, road))
    return exitCode(made)
  },
}

/** Says each write as it is sent: forty of them take a while. */
const told = (world: SetupWorld, { note }: Terminal): SetupWorld => ({
  look: (paths) => world.look(paths),
  take(step) {
    note(lineOf(step).join(' '))
    return world.take(step)
  },
})

/** GitHub says the same of a file that is not there as of one that a token may not write. */
const mindful = (world: SetupWorld, { from }: Connection): SetupWorld => ({
  look: (paths) => world.look(paths),
  async take(step) {
    try {
      return await world.take(step)
    } catch (error) {
      const isRefused = error instanceof Failure && ['missing', 'permission'].includes(error.kind)
      if (!isRefused || step.type !== 'file.create' || step.path !== WORKFLOW) throw error
      const what = `${from} may not write workflows, which takes Workflows: write (fine-grained), or the scope workflow (classic): gh auth refresh --scopes workflow. Then run this again; it goes on from here.`
      throw new CliError(what, 1, { cause: error })
    }
  },
})

function nextWords({ asApp, at }: Connection, road: 'app' | 'action'): string {
  if (road === 'action') {
    return `So that the workflow may open pull requests, tick "${PULLS_BOX}" in the settings of ${at.owner}/${at.repo}: Actions, General. Then look with sitrep doctor.`
  }
  return asApp === null
    ? 'Without the App, add --action: it offers the workflow that does the work.'
    : 'Look with sitrep doctor whether all of it stands.'
}

function lineOf(step: SetupStep): readonly [kind: string, which: string] {
  switch (step.type) {
    case 'label.define':
      return ['label', step.name]
    case 'branch.create':
      return ['branch', step.branch]
    case 'file.create':
      return ['file', `${step.path} on ${step.branch}`]
    case 'pull.open':
      return ['pull request', step.title]
    default:
      return step satisfies never
  }
}

/** `POST /repos/acme/shop/labels`, as it would be sent. */
function requestOf(step: SetupStep, at: RepositoryRef): string {
  const { route, params } = setupRequest({ at, id: 0, keys: [] }, step)
  return route.replaceAll(/\{\+?(\w+)\}/g, (_, name: string) => String(params[name]))
}

const HEAD = ['Request', 'Makes', 'Which']

function words(made: SetUp, at: RepositoryRef, dry: boolean): string {
  if (dry) {
    const rows = made.steps.map((step) => [requestOf(step, at), ...lineOf(step)])
    const planned = rows.length === 0 ? 'Nothing would be written.' : columns(HEAD, rows)
    return [planned, ...outcome(made)].join('\n')
  }
  const created = made.done.filter(({ step, result }) => isLabel(step) && result === 'done').length
  return [
    `Labels of ${made.repository}: ${created} created, ${made.known} were there.`,
    ...outcome(made),
  ].join('\n')
}

const isLabel = ({ type }: SetupStep): boolean => type === 'label.define'

/** What became of the pull request, and what to do where there is none. */
function outcome({ proposal, isPublic }: SetUp): readonly string[] {
  switch (proposal.kind) {
    case 'opened':
      return [`Pull request: ${proposal.url}`, ...(isPublic ? [WARNING] : [])]
    case 'unopened':
      return [
        `GitHub lets this token open no pull request. Branch and files are there; one click opens it: ${proposal.url}`,
        `To have it opened next time, tick "${PULLS_BOX}" in Settings > Actions > General.`,
      ]
    case 'open':
      return [`The pull request is open already: ${proposal.url}`]
    case 'declined':
      return [`The pull request was closed unmerged and is not opened again: ${proposal.url}`]
    case 'planned':
      return []
    case 'complete':
      return ['The default branch has all of the files, so no pull request is needed.']
    case 'empty':
      return ['The repository has no commit yet. Push one, then run this again.']
    case 'archived':
      return ['The repository is archived, so nothing can be written.']
    case 'foreign-branch':
      return [
        'A branch sitrep/setup exists that is not ours. Rename or delete it, then run this again.',
      ]
    case 'left-over':
      return [
        `The merged pull request has left its branch sitrep/setup behind; delete it, then run this again: ${proposal.url}`,
      ]
    default:
      return proposal satisfies never
  }
}

const WARNING =
  'The repository is public, and so is all that is written on its incidents. Security incidents belong elsewhere.'

const STUCK: ReadonlySet<string> = new Set(['empty', 'archived', 'foreign-branch', 'left-over'])
const exitCode = ({ proposal }: SetUp): ExitCode => (STUCK.has(proposal.kind) ? 1 : 0)

const forPrograms = ({ repository, steps, done, proposal, known }: SetUp, dry: boolean) => ({
  repository,
  dryRun: dry,
  labelsKnown: known,
  steps: steps.map((step, at) => ({ ...step, result: done[at]?.result ?? 'planned' })),
  proposal,
})
