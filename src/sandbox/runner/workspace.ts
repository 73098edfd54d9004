import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Json } from './json.ts'

/** The files by which a step speaks to what comes after it. */
export interface StepFiles {
  readonly variables: Readonly<Record<string, string>>
  readonly read: (name: FileName) => string
}

const FILES = {
  GITHUB_OUTPUT: 'output',
  GITHUB_ENV: 'env',
  GITHUB_PATH: 'path',
  GITHUB_STATE: 'state',
  GITHUB_STEP_SUMMARY: 'summary',
} as const
type FileName = keyof typeof FILES

/** The folders of one job, gone when it is over. */
export interface Workspace {
  readonly variables: Readonly<Record<string, string>>
  readonly folder: string
  readonly temp: string
  /** A file of its own for what is said to this one step. */
  readonly step: () => StepFiles
  readonly remove: () => void
}

export function createWorkspace(payload: Json): Workspace {
  const root = mkdtempSync(join(tmpdir(), 'github-job-'))
  const [folder, temp, files, home] = ['workspace', 'temp', 'files', 'home'].map((name) => {
    const path = join(root, name)
    mkdirSync(path)
    return path
  }) as [string, string, string, string]
  const event = join(root, 'event.json')
  writeFileSync(event, JSON.stringify(payload))
  let steps = 0
  return {
    folder,
    temp,
    variables: {
      GITHUB_EVENT_PATH: event,
      GITHUB_WORKSPACE: folder,
      RUNNER_TEMP: temp,
      RUNNER_TOOL_CACHE: temp,
      RUNNER_WORKSPACE: root,
      HOME: home,
    },
    step: () => {
      steps += 1
      return stepFiles(files, steps)
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

function stepFiles(folder: string, step: number): StepFiles {
  const pathOf = (name: FileName) => join(folder, `${FILES[name]}-${step}`)
  const names = Object.keys(FILES) as readonly FileName[]
  for (const name of names) writeFileSync(pathOf(name), '')
  return {
    variables: Object.fromEntries(names.map((name) => [name, pathOf(name)])),
    read: (name) => readFileSync(pathOf(name), 'utf8'),
  }
}
