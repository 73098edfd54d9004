import type { Invariant, Witness } from '../invariant.ts'
import { createdComments, createdIssues } from './created.ts'
import { ourTexts } from './ours.ts'
import { overtakenWrites } from './overtaken-writes.ts'
import { stored } from './stored.ts'

export const ledgerAgrees: Invariant = {
  name: 'I19',
  promise:
    'what the ledger holds for done was done, of everything done it knows what became, and one alone writes on an incident',
  broken: (witness) => [
    ...untrue(witness),
    ...unknown(witness),
    ...unsettled(witness),
    ...overtakenWrites(witness),
  ],
}

/** Comments and issues that the ledger names, and that were never made. */
function untrue(witness: Witness): readonly string[] {
  const comments = new Set(createdComments(witness).map(({ comment }) => comment))
  const issues = new Set(createdIssues(witness).map(({ number }) => number))
  return stored(witness, 'SELECT key, id FROM intents WHERE id IS NOT NULL').flatMap(
    ({ key, id }) => {
      const name = String(key)
      const there = /^(?:card|reply)\./.test(name)
        ? comments.has(Number(id))
        : !/^(?:item|alert)\./.test(name) || issues.has(Number(id))
      return there ? [] : [`the ledger says that ${name} is ${id}, which was never made`]
    },
  )
}

/** Comments of ours that stand there and are in no line of the ledger. */
function unknown(witness: Witness): readonly string[] {
  const rows = stored(witness, 'SELECT incident, key, id FROM intents')
  const known = new Set(rows.map(({ incident, key }) => `${incident} ${key}`))
  const from = new Map(
    createdComments(witness).map(({ comment, repository }) => [comment, repository]),
  )
  return (
    ourTexts(witness)
      .filter(({ comment, mark }) => comment !== null && /^(?:card|reply)$/.test(mark?.kind ?? ''))
      // What was moved here with its issue was made elsewhere.
      .filter(({ comment, repository }) =>
        from.get(comment?.id ?? 0)?.endsWith(`/${repository.name}`),
      )
      .map(
        ({ repository, issue, mark }) =>
          `${repository.id}#${issue.number} ${mark?.kind}.${mark?.key}`,
      )
      .filter((name) => !known.has(name))
      .map((name) => `the ledger knows nothing of ${name}, which stands there`)
  )
}

/** Half an hour after the last fault it is known of each sending whether it happened. */
const unsettled = (witness: Witness): readonly string[] =>
  stored(witness, 'SELECT incident, key, sent_at FROM intents WHERE id IS NULL').map(
    ({ incident, key, sent_at }) =>
      `nobody knows what became of ${key} on ${incident}, sent at ${sent_at}`,
  )
