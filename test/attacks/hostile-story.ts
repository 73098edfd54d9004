import type { Octokit } from '@octokit/rest'
import { SHOP, type Started } from '../sandbox/support.ts'
import { fileAt, pullOf, READY, withItems } from '../support/published.ts'
import { written } from '../support/written-postmortem.ts'
import { LINES, PAGE, TOKEN } from './hostile.ts'
import { type Written, writtenByUs } from './written-by-us.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** A sandbox in which somebody writes for Sitrep. */
export interface Stage {
  readonly box: Started
  /** Resolves when whoever writes has nothing left to do. */
  readonly settled: () => Promise<void>
}

/** An incident of which every human text is hostile, from an alert and a form to the reports of its week: all we wrote. */
export async function hostileStory(stage: Stage): Promise<readonly Written[]> {
  const seen = new Map<string, Written>()
  let theirs = false
  const look = async () => {
    await stage.settled()
    const { state } = stage.box.sandbox.world
    for (const one of writtenByUs(state, stage.box.seeded.repository))
      if (!theirs || one.place !== 'file: md') seen.set(`${one.place}\n${one.text}`, one)
  }
  for (const user of Object.values(stage.box.sandbox.world.state.users))
    if (user.type === 'User') user.name = `${LINES[0]} ${LINES[5]}`.slice(0, 200)
  await alerted(stage, look)
  const incident = await declared(stage)
  await look()
  await talked(stage, incident, look)
  // From here on people write in the file themselves, and their words are theirs.
  theirs = true
  await writtenUp(stage, incident, look)
  stage.box.sandbox.clock.advance(4 * DAY_MS)
  await look()
  return [...seen.values()]
}

const all = (joint: string): string => LINES.join(joint)

async function alerted({ box }: Stage, look: () => Promise<void>): Promise<void> {
  for (const [nth, state] of (['firing', 'firing', 'recovered'] as const).entries()) {
    box.sandbox.clock.advance(MINUTE_MS)
    const alert = {
      title: all(' ').slice(nth * 40, nth * 40 + 190),
      severity: `critical ${LINES[7]}`,
      service: 'checkout',
      key: `evil ${LINES[5]}`,
      details: PAGE,
      state,
      links: [{ name: LINES[7], url: 'https://wiki.example/checkout' }],
    }
    const client_payload = { alert: alert as unknown as string }
    await box.as('ana').rest.repos.createDispatchEvent({
      ...{ ...SHOP, event_type: 'sitrep', client_payload },
    })
    await look()
  }
}

async function declared({ box }: Stage): Promise<number> {
  const answers: readonly (readonly [heading: string, answer: string])[] = [
    ['Impact', `Degraded ${LINES[1]}`],
    ['Spread', 'Widespread'],
    ['Users affected', all(' ')],
    ['Services', `checkout, ${LINES[7]?.slice(0, 30)}, ${LINES[12]}`],
    ['Started', LINES[1] ?? ''],
    ['Detected', LINES[5] ?? ''],
    ['Detected by', LINES[8] ?? ''],
    ['Description', PAGE],
  ]
  const body = answers.map(([heading, answer]) => `### ${heading}\n\n${answer}`).join('\n\n')
  const title = `${LINES[1]} ${LINES[0]} ${LINES[5]} ${LINES[7]} ${TOKEN}`.slice(0, 250)
  const { data } = await box.as('ana').rest.issues.create({ ...SHOP, title, body })
  return data.number
}

/** Ten commands at once, since that is as many as one comment may hold. */
function said(): readonly (readonly [login: string, words: string])[] {
  const batches = (name: string, end = ''): readonly (readonly [string, string])[] =>
    [0, 10, 20].map((from) => [
      'ana',
      LINES.slice(from, from + 10)
        .map((line) => `/${name} ${line.replaceAll(/\p{Cc}|\p{Cf}|\p{Cs}/gu, '')}${end}`)
        .join('\n'),
    ])
  const wrong = 'sev role time cause due link fix impact detected publish'.split(' ')
  return [
    ['ana', `/sev 1 ${LINES[1]}\n/ic @ana`],
    ...batches('timeline'),
    ['ana', `/update ${LINES[0]}\n${PAGE}`],
    ['ana', `/timeline ${LINES[7]}\n${all('\n')}`],
    ...batches('action', ' @dev due 2027-01-10 p1'),
    ['ana', wrong.map((name) => `/${name} ${LINES[7]} ${LINES[0]} ${LINES[5]}`).join('\n')],
    ['ana', `/impact 40% 12000 users ${LINES[7]} ${LINES[0]} ${LINES[5]} ${LINES[9]} ${LINES[1]}`],
    ['ana', '/link https://evil.example/f?a=1&b=[x](y)|<b>"\' evillink ](x) | @evilone #66601'],
    ['eve', `/sev 4 ${LINES[0]} ${LINES[5]}`],
    ['ben', `/mitigatd ${LINES[0]} ${LINES[1]}`],
    ['ben', `/cause deployment\n/detected ${LINES[0]}\n/mitigated\n/fix ${LINES[4]}`],
    ['dev', PAGE],
  ]
}

async function talked({ box }: Stage, incident: number, look: () => Promise<void>): Promise<void> {
  const at = { ...SHOP, issue_number: incident }
  for (const [login, body] of said()) {
    box.sandbox.clock.advance(MINUTE_MS)
    const { data } = await box.as(login).rest.issues.createComment({ ...at, body })
    await look()
    if (body === PAGE)
      await box.as('ana').rest.issues.createComment({ ...at, body: `/pin ${data.html_url}` })
  }
  const label = 'service: <evil-b> @evilone [evillink](x)'.slice(0, 50)
  await box.as('caro').rest.issues.addLabels({ ...at, labels: [label] })
  await box.as('ana').rest.issues.update({ ...at, title: `${LINES[12]} ${LINES[1]} ${LINES[7]}` })
  await look()
  await box.as('ana').rest.issues.createComment({ ...at, body: `/resolve ${LINES[1]}` })
  await look()
}

/** The document's entities are read once, so that those of the lines have to be written twice to come through. */
const ROWS: readonly string[] = LINES.filter((line) => !line.includes('|')).map(
  (line, nth) =>
    `| A${nth + 1} | Mend ${line.replaceAll('`', '').replaceAll('&', '&amp;')} | @dev | p1 | detect | 2027-01-10 | open | |`,
)

async function writtenUp(
  { box }: Stage,
  incident: number,
  look: () => Promise<void>,
): Promise<void> {
  const ana = box.as('ana')
  const [pull] = await pullOf(ana, incident)
  if (pull === undefined) throw new Error('there is no pull request')
  const path = (await ana.rest.pulls.listFiles({ ...SHOP, pull_number: pull.number })).data[0]
  const file = path?.filename ?? ''
  await saved(ana, file, pull.head.ref, (text) => `${text}\n## ${LINES[7]}\n\n${PAGE}\n`)
  await ana.graphql(READY, { id: pull.node_id })
  await look()
  await saved(ana, file, pull.head.ref, (text) => withItems(written(text), ROWS))
  await look()
  await ana.rest.pulls.merge({ ...SHOP, pull_number: pull.number })
  await look()
}

async function saved(
  ana: Octokit,
  path: string,
  branch: string,
  edit: (text: string) => string,
): Promise<void> {
  const { sha, text } = await fileAt(ana, path, branch)
  const content = Buffer.from(edit(text)).toString('base64')
  const message = `Write ${LINES[0]}`
  await ana.rest.repos.createOrUpdateFileContents({ ...SHOP, path, branch, sha, message, content })
}
