import { setTimeout as wait } from 'node:timers/promises'
import type { Product } from '../support/product.ts'
import { issues } from '../support/product.ts'
import { READY } from '../support/published.ts'
import { written } from '../support/written-postmortem.ts'

const at = { owner: 'acme', repo: 'shop' } as const

/** What somebody in a hurry writes first, and what the review is there for. */
const SLIPS: readonly (readonly [better: string, hurried: string])[] = [
  [
    'One code path, the retry after a timeout, did not return its own.',
    'Dev forgot to return them after a timeout, so the root cause is human error.',
  ],
  [
    'A pool that only shrinks looks healthy until the minute in which it is empty.',
    'We should have looked at the dashboard of the pool first.',
  ],
  ['The error rate alert paged the on-call engineer', 'The error rate alert paged @dev'],
  ['@dev | p2 | prevent | 2027-01-15', '| p2 | prevent | 01/02/2027'],
]

export interface Proposed {
  readonly number: number
  /** Resolves once our check of the newest commit has come to this conclusion. */
  readonly checked: (conclusion: 'neutral' | 'failure') => Promise<void>
  /** Somebody writes the document in a hurry, and calls it ready. */
  readonly hurried: () => Promise<void>
}

/** Ends the incident, which opens the pull request of its postmortem. */
export async function resolve(it: Product, incident: number): Promise<Proposed> {
  const ana = it.as('ana')
  await it.advance(60_000)
  await issues(ana).say(incident, '/resolve')
  await it.settled()
  const head = `acme:sitrep/postmortem-${incident}`
  const pull = async () => {
    const [found] = (await ana.rest.pulls.list({ ...at, head })).data
    if (found === undefined) throw new Error('no pull request was opened')
    return found
  }
  const { number } = await pull()
  return {
    number,
    checked: async (conclusion) => concluded(it, (await pull()).head.sha, conclusion),
    async hurried() {
      const { head: branch, node_id: id } = await pull()
      const [file] = (await ana.rest.pulls.listFiles({ ...at, pull_number: number })).data
      const path = file?.filename ?? ''
      const { data } = await ana.rest.repos.getContent({ ...at, path, ref: branch.ref })
      if (!('content' in data)) throw new Error(`${path} is no file`)
      const text = Buffer.from(data.content, 'base64').toString()
      const content = Buffer.from(hasty(written(text))).toString('base64')
      const message = 'Write what only we know'
      const commit = { ...at, path, message, content, sha: data.sha, branch: branch.ref }
      await it.advance(90 * 60_000)
      await ana.rest.repos.createOrUpdateFileContents(commit)
      await it.settled()
      await it.as('ana').graphql(READY, { id })
      await it.settled()
    },
  }
}

function hasty(text: string): string {
  return SLIPS.reduce((all, [better, hurried]) => {
    if (!all.includes(better)) throw new Error(`the document does not say: ${better}`)
    return all.replace(better, hurried)
  }, text)
}

async function concluded(it: Product, ref: string, wanted: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    await it.settled()
    const { data } = await it.as('ana').rest.checks.listForRef({ ...at, ref })
    if (data.check_runs.some(({ conclusion }) => conclusion === wanted)) return
    await wait(100)
  }
  throw new Error(`our check did not come to the conclusion ${wanted}`)
}
