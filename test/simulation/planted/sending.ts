import type { Bug } from './bug.ts'

const CLIENT = 'src/github/client.ts'
const APPLY = 'src/github/apply.ts'

/** Mistakes about what is sent to GitHub, how often, and in which order. */
export const SENDING: readonly Bug[] = [
  {
    name: 'blind-retry',
    does: 'sends a write again whose answer was lost',
    edits: [
      {
        file: CLIENT,
        from: 'const sent = attempt(() => write(',
        to: 'const sent = reading(attempt, () => write(',
      },
      {
        file: CLIENT,
        from: 'parameters, how), route)',
        to: 'parameters, how), route, readPauses)',
      },
    ],
  },
  {
    name: 'reading-instead-of-ledger',
    does: 'takes what a reading does not show for what was never made',
    edits: [
      {
        file: 'src/store/intents.ts',
        from: '  if (readAt >= until) return',
        to: '  if (readAt >= 0) return',
      },
    ],
  },
  {
    name: 'ledger-before-effect',
    does: 'notes that something was made before it is sent',
    edits: [
      {
        file: APPLY,
        from: "  if (intention.kind !== 'go') return unsent(effect, intention)\n",
        to: "  if (intention.kind !== 'go') return unsent(effect, intention)\n  ledger.settle(key, 1, now())\n",
      },
    ],
  },
  {
    name: 'reply-before-state',
    does: 'answers people before it does what it answers',
    edits: [
      {
        file: 'src/plan/diff.ts',
        from: '    ...words(desired, seen),\n',
        to: '',
      },
      {
        file: 'src/plan/diff.ts',
        from: '    ...labels(desired, seen),\n',
        to: '    ...words(desired, seen),\n    ...labels(desired, seen),\n',
      },
    ],
  },
  {
    name: 'short-settling',
    does: 'believes after five seconds that an unanswered write never happened',
    edits: [{ file: 'src/store/intents.ts', from: 'SETTLE_MS = 60_000', to: 'SETTLE_MS = 5_000' }],
  },
  {
    name: 'whole-label-set',
    does: 'writes the whole set of labels instead of the ones that it means',
    edits: [
      {
        file: 'src/github/requests.ts',
        from: "'label.add': ({ at }, { names }) => ({\n    route: `POST ",
        to: "'label.add': ({ at }, { names }) => ({\n    route: `PUT ",
      },
    ],
  },
  {
    name: 'limit-retried',
    does: 'goes on asking while GitHub wants to be left alone',
    edits: [
      {
        file: CLIENT,
        from: "throw failure.kind === 'rate-limit' ? held(failure, pace) : failure",
        to: "throw failure.kind === 'rate-limit' ? new Failure('server', failure.message, { status: 502, cause: failure }) : failure",
      },
    ],
  },
]
