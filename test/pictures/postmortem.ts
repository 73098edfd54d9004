import { setTimeout as wait } from 'node:timers/promises'
import type { Product } from '../support/product.ts'
import { issues } from '../support/product.ts'
import { type Proposal, proposed, pullOf, READY, withItems } from '../support/published.ts'

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
  readonly checked: (conclusion: 'neutral' | 'failure' | 'success') => Promise<void>
  /** Somebody writes the document in a hurry, and calls it ready. */
  readonly hurried: () => Promise<void>
  /** Somebody takes back what was written in a hurry, and promises these things. */
  readonly mended: (rows: readonly string[]) => Promise<Proposal>
}

/** Ends the incident, which opens the pull request of its postmortem. */
export async function resolve(it: Product, incident: number): Promise<Proposed> {
  const ana = it.as('ana')
  await it.advance(60_000)
  await issues(ana).say(incident, '/resolve')
  await it.settled()
  const pull = async () => {
    const [found] = await pullOf(ana, incident)
    if (found === undefined) throw new Error('no pull request was opened')
    return found
  }
  const { number } = await pull()
  return {
    number,
    checked: async (conclusion) => concluded(it, (await pull()).head.sha, conclusion),
    async hurried() {
      await it.advance(90 * 60_000)
      await proposed(it, incident, (text) => changed(text, SLIPS))
      await ana.graphql(READY, { id: (await pull()).node_id })
      await it.settled()
    },
    async mended(rows) {
      await it.advance(30 * 60_000)
      const back = SLIPS.map(([better, hurried]) => [hurried, better] as const)
      return proposed(it, incident, (text) => withItems(changed(text, back), rows))
    },
  }
}

function changed(text: string, words: readonly (readonly [from: string, to: string])[]): string {
  return words.reduce((all, [from, to]) => {
    if (!all.includes(from)) throw new Error(`the document does not say: ${from}`)
    return all.replace(from, to)
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
