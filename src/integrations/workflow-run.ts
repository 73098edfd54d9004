import type { AlertRead } from '../domain/alert.ts'
import { alertOf } from './alert-of.ts'
import { at, type Fields, fieldsOf, line } from './texts.ts'

const STATES: Readonly<Record<string, 'firing' | 'recovered'>> = {
  failure: 'firing',
  timed_out: 'firing',
  startup_failure: 'firing',
  success: 'recovered',
}

const HOW: Readonly<Record<string, string>> = {
  failure: 'fails',
  timed_out: 'takes too long',
  startup_failure: 'does not start',
  success: 'succeeds',
}

/**
 * Reads a run that has ended: a failure, or the success that follows it. The runs of pull requests, and of other
 * people's copies of the repository, say nothing of what is in use.
 */
export function workflowRun(payload: unknown): AlertRead {
  const event = fieldsOf(payload)
  const run = fieldsOf(at(event, 'workflow_run'))
  if (run === null || at(event, 'action') !== 'completed') return none('The run has not ended.')
  const conclusion = line(at(run, 'conclusion'), 40) ?? ''
  const state = Object.hasOwn(STATES, conclusion) ? STATES[conclusion] : undefined
  if (state === undefined)
    return none(`The run ended as "${conclusion}", which is neither a failure nor a success.`)
  const repository = fieldsOf(at(event, 'repository'))
  if (isOthers(run, repository)) return none('The run belongs to a pull request or to a fork.')
  const branch = line(at(run, 'head_branch'), 200)
  const file = fileOf(run)
  if (branch === null || file === null) return none('The run names no branch or no workflow.')
  const name = line(at(run, 'name'), 200) ?? file
  const isDefault = at(repository, 'default_branch') === at(run, 'head_branch')
  const read = alertOf({
    source: 'workflow',
    title: `Workflow ${name} ${HOW[conclusion]} on ${branch}`,
    severity: null,
    services: null,
    key: `${file} ${branch}`,
    state,
    started: at(run, 'updated_at'),
    details: aboutOf(run),
    links: [{ name: 'run', url: at(run, 'html_url') }],
  })
  if (read === null) return none('The run names no workflow.')
  return {
    kind: 'heard',
    heard: { origin: { kind: 'workflow', name, file, branch, isDefault }, ...read },
  }
}

const none = (words: string): AlertRead => ({ kind: 'none', words })

const PULLS: ReadonlySet<unknown> = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'merge_group',
])

const isOthers = (run: Fields, repository: Fields | null): boolean =>
  PULLS.has(at(run, 'event')) ||
  at(fieldsOf(at(run, 'head_repository')), 'id') !== at(repository, 'id')

/** `.github/workflows/deploy.yml@main` -> `deploy.yml` */
function fileOf(run: Fields): string | null {
  const path = line(at(run, 'path'), 300)
  return path?.split('@', 1)[0]?.split('/').at(-1) || line(at(run, 'name'), 200)
}

function aboutOf(run: Fields): string {
  const number = line(at(run, 'run_number'), 20)
  const commit = line(at(run, 'head_sha'), 64)?.slice(0, 7)
  const parts = [number && `Run ${number}`, commit && `of commit ${commit}`, by(run)]
  return parts.filter((part) => part).join(' ')
}

const by = (run: Fields): string | null => {
  const event = line(at(run, 'event'), 40)
  return event === null ? null : `(${event})`
}
