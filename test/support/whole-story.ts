import type { Octokit } from '@octokit/rest'
import type { Started } from '../sandbox/support.ts'
import { FILLED_FORM } from './filled-form.ts'
import { issues } from './product.ts'
import { cardOf, fileAt, pullOf, READY, withItems } from './published.ts'
import { written } from './written-postmortem.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** A sandbox in which somebody writes for Sitrep: the App, or the Action in a runner. */
export interface Stage {
  readonly box: Started
  /** Resolves when whoever writes has nothing left to do. */
  readonly settled: () => Promise<void>
}

type Line = readonly [login: string, words: string]

/** From the first alarm to its end: commands, a refusal, a near miss and talk. */
const TALK: readonly Line[] = [
  ['ben', '/ack'],
  ['dev', 'I look at the logs.'],
  ['ana', '/sev 1 nobody can pay'],
  ['ana', '/ic @ana'],
  ['ana', '/ops @dev'],
  ['eve', '/sev 4'],
  ['ana', '/impact 40% 12000 users $15000 checkout answers with errors'],
  ['ben', '/mitigatd'],
  ['ana', '/cause deployment'],
  ['ana', '/update rolling back the release, next 30m'],
  ['dev', '/timeline the pool is empty\n/identified'],
  ['ana', '/mitigated'],
  ['ana', '/action alert on pool exhaustion @dev due 2027-01-10 p1'],
  ['ana', '/resolve'],
]

/** Plays an incident from its declaration to a reviewed postmortem whose first action item is proven; says its number. */
export async function wholeStory(stage: Stage): Promise<number> {
  const { as, sandbox } = stage.box
  const incident = await issues(as('ana')).create('Checkout fails', FILLED_FORM)
  await stage.settled()
  for (const [login, words] of TALK) {
    sandbox.clock.advance(MINUTE_MS)
    await issues(as(login)).say(incident, words)
    await stage.settled()
  }
  const label = { ...AT, issue_number: incident, labels: ['service: payments'] }
  await as('caro').rest.issues.addLabels(label)
  await stage.settled()
  await writeUp(stage, incident)
  await prove(stage, incident)
  return incident
}

/** The draft is filled in, called ready and merged. Where nobody opened its pull request, ana does, from the card's link. */
async function writeUp(stage: Stage, incident: number): Promise<void> {
  const { as, sandbox } = stage.box
  const ana = as('ana')
  const [opened] = await pullOf(ana, incident)
  const pull = opened ?? (await openedFromCard(stage, incident))
  await stage.settled()
  sandbox.clock.advance(20 * MINUTE_MS)
  const { data: files } = await ana.rest.pulls.listFiles({ ...AT, pull_number: pull.number })
  const path = files[0]?.filename ?? ''
  const { sha, text } = await fileAt(ana, path, pull.head.ref)
  await ana.rest.repos.createOrUpdateFileContents({
    ...{ ...AT, path, sha, branch: pull.head.ref, message: 'Write what only we know' },
    content: Buffer.from(withItems(written(text), rows())).toString('base64'),
  })
  await stage.settled()
  await called(ana, pull)
  await stage.settled()
  await ana.rest.pulls.merge({ ...AT, pull_number: pull.number })
  await stage.settled()
}

const rows = (): readonly string[] => [
  '| A1 | Alert on free connections of the pool | @dev | p1 | detect | 2027-01-10 | open | |',
  '| A2 | Add a load stage to the pipeline | @eve | p2 | prevent | 2027-02-01 | open | |',
  '| A3 | Roll back release 412 | @dev | p1 | repair | 2027-02-01 | done | |',
]

/** Ready, and without the word in its title that stands for a draft where GitHub has none. */
async function called(
  ana: Octokit,
  { number, node_id: id }: { readonly number: number; readonly node_id: string },
): Promise<void> {
  const { data: now } = await ana.rest.pulls.get({ ...AT, pull_number: number })
  if (now.draft === true) await ana.graphql(READY, { id })
  const title = now.title.replace(/^\[draft\] /, '')
  if (title !== now.title) await ana.rest.pulls.update({ ...AT, pull_number: number, title })
}

/** What somebody does who clicks the link on the card and then on the button. */
async function openedFromCard({ box }: Stage, incident: number) {
  const ana = box.as('ana')
  const link = /https?:\/\/[^\s)]*\/compare\/[^\s)]+/.exec(await cardOf(ana, incident))?.[0]
  if (link === undefined) throw new Error('the card has no link that opens a pull request')
  const { pathname, searchParams } = new URL(link)
  const [base = '', head = ''] = decodeURIComponent(pathname.split('/compare/')[1] ?? '').split(
    '...',
  )
  const title = searchParams.get('title') ?? head
  const body = searchParams.get('body') ?? ''
  const made = { ...AT, base, head, title, body }
  const [draft] = await Promise.allSettled([ana.rest.pulls.create({ ...made, draft: true })])
  // Where GitHub has no drafts it is opened as it is.
  return draft.status === 'fulfilled' ? draft.value.data : (await ana.rest.pulls.create(made)).data
}

/** A merged pull request proves the first action item, and a day later its owner hears no more of it. */
async function prove({ box, settled }: Stage, incident: number): Promise<void> {
  const [ana, dev] = [box.as('ana'), box.as('dev')]
  const { data: all } = await ana.rest.issues.listForRepo({
    ...AT,
    labels: 'action-item',
    state: 'all',
  })
  const item = all.find(({ title }) => title.startsWith('Alert'))
  if (item === undefined) throw new Error(`no action item of incident ${incident} was opened`)
  box.sandbox.clock.advance(DAY_MS)
  await issues(dev).say(item.number, '/due 2027-01-20')
  await settled()
  const { data: main } = await dev.rest.git.getRef({ ...AT, ref: 'heads/main' })
  await dev.rest.git.createRef({ ...AT, ref: 'refs/heads/alert', sha: main.object.sha })
  await dev.rest.repos.createOrUpdateFileContents({
    ...{ ...AT, path: 'alerts/pool.yml', branch: 'alert', message: 'Alert on free connections' },
    content: Buffer.from('pool: 10%\n').toString('base64'),
  })
  const body = `Closes #${item.number}`
  const made = { ...AT, head: 'alert', base: 'main', title: 'Alert on free connections', body }
  const { data: proof } = await dev.rest.pulls.create(made)
  await settled()
  await ana.rest.pulls.merge({ ...AT, pull_number: proof.number })
  await settled()
}
