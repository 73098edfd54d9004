import { appendFileSync, readFileSync } from 'node:fs'
import type { Instant } from '../src/domain/instant.ts'
import { type Beginning, beginning } from './begin.ts'
import { askAhead, type Fetch } from './early.ts'
import type { Setting } from './setting.ts'

/**
 * The start of the Action. Built-ins and a few small files alone: an event that is not ours ends here, and of any other
 * the first question is on its way while what answers it is loaded.
 */
const env = process.env
const found = beginning(env, (path) => readFileSync(path, 'utf8'))
if (found.kind === 'task') {
  const setting = settingOf(found)
  const { run } = await import('./run.ts')
  await run(found.task, setting)
} else {
  end(found)
}

function settingOf({
  task,
  inputs,
  event,
  repository,
}: Extract<Beginning, { kind: 'task' }>): Setting {
  const apiUrl = trimmed(env['GITHUB_API_URL'], 'https://api.github.com')
  const door = { token: inputs.token, apiUrl, ...repository }
  const plain: Fetch = globalThis.fetch
  return {
    inputs,
    repository,
    apiUrl,
    serverUrl: trimmed(env['GITHUB_SERVER_URL'], 'https://github.com'),
    event,
    env,
    now: () => Date.now() as Instant,
    fetch: task.command === 'converge' ? askAhead(plain, door, task.issue) : plain,
  }
}

function trimmed(url: string | undefined, byDefault: string): string {
  return (url || byDefault).replace(/\/{1,9}$/, '')
}

/** What the toolkit would do, which is not loaded for so little. */
function end(found: Exclude<Beginning, { kind: 'task' }>): void {
  if (found.kind === 'nothing') {
    console.log(found.sentence)
    output('nothing-to-do')
    return
  }
  for (const sentence of found.sentences) console.log(`::error::${escaped(sentence)}`)
  output(found.reason)
  process.exitCode = 1
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function output(reason: string): void {
  const file = env['GITHUB_OUTPUT']
  if (file) appendFileSync(file, `reason=${reason}\n`)
}
