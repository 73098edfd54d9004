import type { Issue } from '../../../src/sandbox/model.ts'
import { type ActKind, comes, itemsOf, SHOP } from './act-kind.ts'

type Done =
  | { readonly kind: 'say'; readonly words: string }
  | { readonly kind: 'close'; readonly reason: 'completed' | 'not_planned' }
  | { readonly kind: 'reopen' | 'unlabel' }
  | { readonly kind: 'assign'; readonly who: string }

const SAID = [
  '/due 2026-12-01',
  '/due friday',
  '/due 2026-02-30',
  '/owner @ben',
  '/priority p1',
  '/done',
  '/snooze 2w waiting for the vendor',
  '/decline the risk is smaller than the work',
] as const

/** How long somebody waits for the issue of an action item. */
const PATIENCE_MS = 25 * 60_000

/** We ask why, unless we come so late that somebody has told it, or that it is not so any more. */
const isUnexplained = (done: Done): boolean =>
  done.kind === 'close' && done.reason === 'not_planned'
const settles = (done: Done): boolean =>
  done.kind === 'close' ||
  done.kind === 'reopen' ||
  (done.kind === 'say' && /^\/(decline|done)\b/.test(done.words))

/** Somebody works on an action item: by its title's beginning, since nobody knows which comes first. */
export const onItem: ActKind<{ readonly title: string; readonly done: Done }> = {
  meetsOurs: ({ title, done }, later) =>
    done.kind === 'assign' ||
    done.kind === 'unlabel' ||
    (isUnexplained(done) &&
      later.some((does) => does.kind === 'on-item' && does.title === title && settles(does.done))),
  draw: (roll) => ({
    title: roll.pick(['Alert', 'Add']),
    done: roll.pick<Done>([
      { kind: 'say', words: roll.pick(SAID) },
      { kind: 'say', words: roll.pick(SAID) },
      { kind: 'close', reason: roll.pick(['completed', 'not_planned']) },
      { kind: 'reopen' },
      { kind: 'unlabel' },
      { kind: 'assign', who: roll.pick(['ana', 'eve', 'caro']) },
    ]),
  }),
  async play({ stage, by }, { title, done }) {
    const find = () => itemsOf(stage).find((one) => one.title.startsWith(title))
    const item = await comes(stage, find, PATIENCE_MS)
    if (item === null) return
    await worked(stage.it.as(by).rest, item, done)
  },
}

type Rest = ReturnType<Parameters<typeof onItem.play>[0]['stage']['it']['as']>['rest']

async function worked(rest: Rest, { number }: Issue, done: Done): Promise<unknown> {
  const at = { ...SHOP, issue_number: number }
  switch (done.kind) {
    case 'say':
      return rest.issues.createComment({ ...at, body: done.words })
    case 'close':
      return rest.issues.update({ ...at, state: 'closed', state_reason: done.reason })
    case 'reopen':
      return rest.issues.update({ ...at, state: 'open' })
    case 'unlabel':
      return rest.issues.removeLabel({ ...at, name: 'action-item' })
    case 'assign':
      return rest.issues.addAssignees({ ...at, assignees: [done.who] })
    default:
      return done satisfies never
  }
}
