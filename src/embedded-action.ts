import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { page } from './sandbox/page/page.ts'
import { type Runner, runner } from './sandbox/runner/runner.ts'
import { createSandbox, type Sandbox } from './sandbox/sandbox.ts'
import { type Seeded, seed } from './sandbox/seed.ts'

/** A GitHub on this machine without our App, whose repository has our workflow and a runner for it. */
export interface EmbeddedAction {
  readonly sandbox: Sandbox
  readonly seeded: Seeded
  readonly work: Runner
}

/** What a team copies, by where it lies in its repository. */
const COPIED: Readonly<Record<string, string>> = {
  '.github/workflows/sitrep.yml': 'templates/workflows/sitrep.yml',
  '.github/ISSUE_TEMPLATE/incident.yml': 'templates/ISSUE_TEMPLATE/incident.yml',
  '.github/sitrep.yml': 'templates/sitrep.yml',
}

/** The same with their texts. */
export const copied = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(COPIED).map(([path, from]) => [path, ours(from)]))

/** The folder with the bundle, by the name that the workflow uses. */
const ACTIONS = { 'sitrep-app/sitrep': fileURLToPath(new URL('../action', import.meta.url)) }

/** Some App that has nothing to do with incidents, as most repositories have one. */
export const ELSEWHERE = { slug: 'elsewhere', permissions: {}, events: [] } as const

/** Nobody limits how fast may be written here. */
const UNPACED = () => ({ SITREP_PACED: 'false' })

export function embeddedAction(origin: string, key: string): EmbeddedAction {
  const sandbox: Sandbox = createSandbox({
    origin,
    page: (request, response) => show(request, response),
  })
  const show = page(sandbox)
  const seeded = seed(sandbox.world, { files: copied(), app: ELSEWHERE })
  const work = runner(sandbox, { actions: ACTIONS, secrets: { SITREP_KEY: key }, env: UNPACED })
  return { sandbox, seeded, work }
}

const ours = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
