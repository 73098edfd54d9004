import { checked } from '../../src/config/check.ts'
import type { OnCallProblem } from '../../src/config/on-call-check.ts'
import { CONFIG_PATH } from '../../src/config/path.ts'
import { client } from '../../src/github/client.ts'
import { fileAt } from '../../src/github/file-at.ts'
import { pullWorld } from '../../src/github/pull-world.ts'
import { configLayers } from '../../src/github/read-rest.ts'
import { cut } from '../../src/markdown/inert.ts'
import type { Annotation, DesiredCheck } from '../../src/plan/review/check.ts'
import { configCheck } from '../../src/plan/review/config-check.ts'
import { type Ended, NOTHING } from '../ended.ts'
import type { Session } from '../session.ts'
import { checkWords } from '../summary/pull.ts'

/** Tells every mistake of the config of a pull request, else of the one on the default branch, at its line. Throws Failure. */
export async function checkConfigTask(session: Session, pull: number | null): Promise<Ended> {
  return pull === null ? published(session) : offered(session, pull)
}

async function offered(session: Session, pull: number): Promise<Ended> {
  const { octokit, at, around, setting } = session
  const { config: path } = setting.inputs
  session.say(`${path} of pull request #${pull}`)
  const world = pullWorld(octokit, { ...at, pull_number: pull }, { ...around, appId: null })
  const request = await world.request()
  if (request === null) return { ...NOTHING, reason: 'not-found' }
  const file = await world.file(path, request.head)
  const below = (await world.config()).filter(({ source }) => source !== path)
  const kind = file.kind === 'missing' ? 'removed' : 'unreadable'
  const text = file.kind === 'text' ? file : { kind: kind as 'removed' | 'unreadable' }
  return endedBy(configCheck(request, { path, offered: text, below, at: world.now() }))
}

function endedBy(check: DesiredCheck): Ended {
  const { annotations, conclusion } = check
  const reason = conclusion === 'success' ? 'nothing-to-do' : 'config-mistakes'
  return { ...NOTHING, reason, annotations, summary: [`### Config\n\n${checkWords(check)}`] }
}

/** What is in force: the file of the repository, laid over the organisation's. */
async function published(session: Session): Promise<Ended> {
  const { octokit, at, around, setting } = session
  const { config: path } = setting.inputs
  session.say(`${path} of the default branch`)
  const github = client(octokit, around)
  const file = path === CONFIG_PATH ? null : await fileAt(github, at, path, 'HEAD')
  const other = file?.kind === 'text' ? [{ source: path, text: file.text }] : null
  if (file !== null && other === null)
    return { ...NOTHING, reason: 'not-found', troubles: [missing(path)] }
  const layers = other ?? (await configLayers(github, at))
  const found = checked(layers, around.now())
  const mistakes = found.filter(({ level }) => level === 'problem').length
  return endedBy({
    ...{ name: 'Sitrep / config', conclusion: mistakes === 0 ? 'success' : 'failure' },
    title:
      mistakes === 0 ? 'No mistakes' : `${mistakes} ${mistakes === 1 ? 'mistake' : 'mistakes'}`,
    summary: layers.length === 0 ? 'There is no config, so that every default holds.' : WORDS,
    annotations: found.map(annotation),
  })
}

const annotation = ({ source, line, column, message, level }: OnCallProblem): Annotation => ({
  ...{ path: source, line, endLine: line, column, title: 'config' },
  level: level === 'notice' ? 'notice' : 'failure',
  message: cut(message, 4_000),
})

const missing = (path: string): string =>
  `There is no file ${path} on the default branch, or it is no text of at most 1 MiB. Mend the input config.`

const WORDS = 'What can be read holds; what cannot is out of service until it is mended.'
