import { liveIssues } from '../../../src/sandbox/find.ts'
import { type ActKind, comes, repositoryOf, SHOP, type Stage } from './act-kind.ts'

const PATIENCE_MS = 20 * 60_000

/** Somebody says something on the newest incident that an alert has declared, as soon as there is one. */
export const answer: ActKind<{ readonly key: string; readonly words: string }> = {
  meetsOurs: () => true,
  draw: (roll) => ({
    key: roll.pick(['checkout', 'checkout', 'payments']),
    words: roll.pick(['/ack', '/resolve', '/sev 3', '/mitigated', '/cancel the probe was broken']),
  }),
  async play({ stage, by }, { key, words }) {
    const number = await comes(stage, () => numberOf(stage, key), PATIENCE_MS)
    if (number === null) return
    const said = { ...SHOP, issue_number: number, body: words }
    await stage.it.as(by).rest.issues.createComment(said)
  },
}

function numberOf(stage: Stage, key: string): number | undefined {
  const { botId } = stage.it.seeded.app
  const ours = liveIssues(repositoryOf(stage, SHOP.repo)).filter((one) => one.authorId === botId)
  return ours.findLast(({ title }) => title.startsWith(`${key} fails`))?.number
}
