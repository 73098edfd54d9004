import { changesBetween } from '../diff/files.ts'
import { mergeBase } from '../git-history.ts'
import { takes } from './glob.ts'
import { at, type Json, listOf, textAt } from './json.ts'
import { pushedRange, type Trigger } from './trigger.ts'

/** The types that start a workflow which names none; all of them for every other event. */
const FIRST_TYPES: Readonly<Record<string, readonly string[]>> = {
  pull_request: ['opened', 'synchronize', 'reopened'],
}

/** Whether what stands below an event in `on:` takes this one. */
export function matches(trigger: Trigger, filter: Json): boolean {
  return typed(trigger, filter) && named(trigger, filter) && placed(trigger, filter)
}

function typed({ event, action }: Trigger, filter: Json): boolean {
  const types = filter['types'] === undefined ? FIRST_TYPES[event] : listOf(filter['types'])
  return types === undefined || action === null || types.includes(action)
}

/** `workflows:` of `workflow_run`, by the names in their files. */
function named({ event, payload }: Trigger, filter: Json): boolean {
  if (event !== 'workflow_run') return true
  return listOf(filter['workflows']).includes(textAt(payload, 'workflow_run', 'name'))
}

function placed(trigger: Trigger, filter: Json): boolean {
  switch (trigger.event) {
    case 'push':
      return pushedTo(trigger, filter) && touching(trigger, filter)
    case 'pull_request':
      return passes(filter, 'branches', trigger.baseRef) && touching(trigger, filter)
    case 'workflow_run':
      return passes(filter, 'branches', textAt(trigger.payload, 'workflow_run', 'head_branch'))
    default:
      return true
  }
}

/** A workflow that names branches only hears of no tag, and the other way round. */
function pushedTo({ ref }: Trigger, filter: Json): boolean {
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1]
  const has = (kind: string) => filter[kind] !== undefined || filter[`${kind}-ignore`] !== undefined
  const [mine, other] = branch === undefined ? ['tags', 'branches'] : ['branches', 'tags']
  if (!has(mine)) return !has(other)
  return passes(filter, mine, branch ?? ref.replace(/^refs\/tags\//, ''))
}

function passes(filter: Json, kind: string, name: string): boolean {
  const ignored = filter[`${kind}-ignore`]
  if (ignored !== undefined) return !takes(listOf(ignored), name)
  return filter[kind] === undefined || takes(listOf(filter[kind]), name)
}

/** A tag has no paths; else one changed file is enough, or one that is not ignored. */
function touching(trigger: Trigger, filter: Json): boolean {
  const [wanted, ignored] = [filter['paths'], filter['paths-ignore']]
  if ((wanted === undefined && ignored === undefined) || trigger.ref.startsWith('refs/tags/')) {
    return true
  }
  const paths = changedPaths(trigger)
  if (ignored !== undefined) return paths.some((path) => !takes(listOf(ignored), path))
  return paths.some((path) => takes(listOf(wanted), path))
}

function changedPaths(trigger: Trigger): readonly string[] {
  const { git } = trigger.repository
  const [from, to] =
    trigger.event === 'push' ? pushedRange(trigger.repository, trigger.payload) : pullRange(trigger)
  return changesBetween(git, from, to).flatMap((change) =>
    change.status === 'renamed' ? [change.path, change.from] : [change.path],
  )
}

function pullRange({ repository, payload, sha }: Trigger): readonly [string, string] {
  const base = textAt(at(payload, 'pull_request'), 'base', 'sha')
  return [mergeBase(repository.git, base, sha) ?? base, sha]
}
