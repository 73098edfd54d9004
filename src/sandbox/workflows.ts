import { parseDocument } from 'yaml'
import { flattened } from './git-tree.ts'
import type { Repository } from './model.ts'
import type { Workflow } from './model-actions.ts'
import { nextId, type World } from './world.ts'

/** A workflow with what its file says; `fault` where that cannot be read. */
export interface FoundWorkflow {
  readonly workflow: Workflow
  readonly name: string
  readonly text: string
  readonly content: unknown
  readonly fault: string | null
}

const FOLDER = '.github/workflows/'

/** The workflow files of a commit, in the order of their paths: of the default branch unless told otherwise. */
export function workflowsOf(
  world: World,
  repository: Repository,
  sha = repository.refs[`refs/heads/${repository.defaultBranch}`],
): readonly FoundWorkflow[] {
  const tree = repository.git.commits[sha ?? '']?.treeSha
  if (tree === undefined) return []
  return flattened(repository.git, tree)
    .filter(({ path, type }) => type === 'blob' && isWorkflow(path))
    .map(({ path, sha: blob }) => found(world, repository, path, blob))
}

const isWorkflow = (path: string) =>
  path.startsWith(FOLDER) && /^[^/]+\.ya?ml$/.test(path.slice(FOLDER.length))

function found(world: World, repository: Repository, path: string, blob: string): FoundWorkflow {
  const workflow = knownAs(world, repository, path)
  const text = Buffer.from(repository.git.blobs[blob] ?? '', 'base64').toString('utf8')
  const { content, fault } = read(blob, text)
  const named = isObject(content) && typeof content['name'] === 'string' ? content['name'] : path
  return { workflow, name: named, text, content, fault }
}

type Read = Pick<FoundWorkflow, 'content' | 'fault'>

const READ = new Map<string, Read>()
const MOST_READ = 100

/** Every event asks for every file, and a blob never changes. */
function read(blob: string, text: string): Read {
  const known = READ.get(blob)
  if (known !== undefined) return known
  const document = parseDocument(text)
  const [error] = document.errors
  const content: unknown = error === undefined ? document.toJS() : null
  const made = { content, fault: error?.message ?? null }
  if (READ.size >= MOST_READ) READ.clear()
  READ.set(blob, made)
  return made
}

function knownAs(world: World, repository: Repository, path: string): Workflow {
  const known = repository.workflows.find((one) => one.path === path)
  if (known !== undefined) return known
  const made: Workflow = { id: nextId(world), path, createdAt: world.now(), state: 'active' }
  repository.workflows.push(made)
  return made
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What starts a workflow, by event: `on: push`, `on: [push]` and `on: { push: ... }` say the same. */
export function triggersOf(content: unknown): Readonly<Record<string, unknown>> {
  const on = isObject(content) ? content['on'] : undefined
  if (typeof on === 'string') return { [on]: null }
  if (Array.isArray(on)) return Object.fromEntries(on.map((event) => [String(event), null]))
  return isObject(on) ? on : {}
}
