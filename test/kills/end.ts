import { DatabaseSync } from 'node:sqlite'
import type { Box } from '../simulation/box.ts'
import type { Happened } from '../simulation/happened.ts'
import { canonical } from '../support/canonical.ts'

/**
 * How a world ends: all that people see, how much there is of what may not be there twice, and what our store has left
 * to do. Two ways to the same end are the same text.
 */
export const endOf = (it: Box, store: string): string =>
  [seenOf(it), ...census(it), ...open(store)].join('\n')

/** Which labels nobody uses yet were offered so far depends on how busy we were with the first incident. */
function seenOf({ sandbox, seeded }: Box): string {
  const all = canonical(sandbox.state, seeded.repository)
  return all.slice(all.indexOf('\n# ') + 1)
}

/** Counted with what was taken away again: whoever makes two and folds one has made two. */
function census({ seeded, sandbox, log }: Box): readonly string[] {
  const { repository } = seeded
  const isBot = (id: number) => sandbox.state.users[id]?.type === 'Bot'
  const ours = (all: readonly { readonly authorId: number }[]) =>
    all.filter(({ authorId }) => isBot(authorId)).length
  const issues = Object.values(repository.issues)
  return [
    '# How much of what there is once',
    `issues and pull requests ${repository.lastNumber}, ours ${ours(issues)}`,
    ...issues.map(({ number, comments }) => `comments of ours on ${number}: ${ours(comments)}`),
    `comments of ours ever made meanwhile ${log.filter(isMade).length}`,
    `branches ${Object.keys(repository.refs).length}`,
    `commits ${Object.keys(repository.git.commits).length}`,
  ]
}

const isMade = ({ event, action, bot }: Happened): boolean =>
  bot && event === 'issue_comment' && action === 'created'

/** What waits, what nobody knows the end of, what was given up, and what the clock will bring. */
function open(path: string): readonly string[] {
  const database = new DatabaseSync(path, { readOnly: true })
  const rows = (sql: string) =>
    database
      .prepare(sql)
      .all()
      .map((row) => Object.values(row).join(' '))
  const lines = [
    '# What the store has left',
    ...rows('PRAGMA integrity_check'),
    ...rows("SELECT 'waits', event, lane FROM inbox WHERE state = 'waiting' ORDER BY lane"),
    ...rows("SELECT 'waits', event, lane FROM arrivals ORDER BY lane"),
    ...rows("SELECT 'parked', event, lane, reason FROM inbox WHERE state = 'parked' ORDER BY lane"),
    ...rows("SELECT 'unknown', incident, key FROM intents WHERE id IS NULL ORDER BY incident, key"),
    ...rows("SELECT 'rings', event, lane, at FROM timers ORDER BY lane"),
  ]
  database.close()
  return lines
}
