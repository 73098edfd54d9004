import { appendFileSync, readFileSync } from 'node:fs'
import { systemNow } from '../src/domain/instant.ts'
import { type Beginning, beginning } from './begin.ts'
import { askAhead, type Door, type Fetch } from './early.ts'
import { missesProxy, throughProxy } from './proxy.ts'
import type { Setting } from './setting.ts'

/**
 * The start of the Action. Built-ins and a few small files alone: an event that is not ours ends here, and of any other
 * the first question is on its way while what answers it is loaded.
 */
const env = process.env
const found = beginning(env, (path) => readFileSync(path, 'utf8'))
if (found.kind !== 'task') end(found)
else if (missesProxy(env)) process.exitCode = throughProxy()
else {
  const setting = await settingOf(found)
  const { run } = await import('./run.ts')
  await run(found.task, setting)
}

type Task = Extract<Beginning, { kind: 'task' }>

async function settingOf({ task, inputs, event, repository }: Task): Promise<Setting> {
  const apiUrl = trimmed(env['GITHUB_API_URL'], 'https://api.github.com')
  return {
    inputs,
    repository,
    apiUrl,
    serverUrl: trimmed(env['GITHUB_SERVER_URL'], 'https://github.com'),
    event,
    env,
    now: systemNow,
    fetch: await fetchFor(task, { token: inputs.token, apiUrl, ...repository }),
  }
}

/** Behind a proxy nothing is asked ahead: older releases of Node 24 send only what goes by fetch through it. */
async function fetchFor(task: Task['task'], door: Door): Promise<Fetch> {
  const plain: Fetch = globalThis.fetch
  if (task.command !== 'converge' || env['NODE_USE_ENV_PROXY'] === '1') return plain
  const { fetch, sent } = await askAhead(plain, door, task.issue)
  await sent
  return fetch
}

function trimmed(url: string | undefined, byDefault: string): string {
  return (url || byDefault).replace(/\/{1,9}$/, '')
}

/** What the toolkit would do, which is not loaded for so little. */
function end(found: Exclude<Beginning, Task>): void {
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
