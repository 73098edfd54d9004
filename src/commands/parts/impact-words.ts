import type { Impact } from '../../domain/fact.ts'
import { redact } from '../../markdown/secrets.ts'
import type { Part } from '../command.ts'
import { moneyAt, shareAt, usersAt } from './numbers.ts'
import { taken, unread } from './taken.ts'

type Figures = Omit<Impact, 'text'>
const NONE: Figures = { share: null, users: null, money: null }

/** The figures in front of the words, in any order, and what follows them. */
function figures(
  text: string,
  so: Figures = NONE,
): { readonly so: Figures; readonly rest: string } {
  const rest = text.replace(/^[\s,;]+/, '')
  const [share, users, money] = [shareAt(rest), usersAt(rest), moneyAt(rest)]
  if (share && so.share === null)
    return figures(rest.slice(share.length), { ...so, share: share.value })
  if (users && so.users === null)
    return figures(rest.slice(users.length), { ...so, users: users.value })
  if (money && so.money === null)
    return figures(rest.slice(money.length), { ...so, money: money.value })
  return { so, rest: rest.replace(/^[.:]\s*/, '') }
}

const SHARE = /\d\s?(?:%|per ?cent)/i
const USERS = /\d[\d.,]{0,15}\s?[km]?\s?(?:users?|customers?)\b/i
const MONEY = /[$€£¥]\s?\d|\d\s?[$€£¥]/

/** Whether the words still hold a figure of a kind that was not read: the whole service is no guess to make then. */
const hides = ({ share, users, money }: Figures, rest: string): boolean =>
  (share === null && SHARE.test(rest)) ||
  (users === null && USERS.test(rest)) ||
  (money === null && MONEY.test(rest))

/** `[15%] [12000 users] [$15000] text`. With no share it is the whole service, unless only money is told of. */
export const impactWords: Part<Impact> = {
  label: '[15%] [12000 users] [$15000] [text]',
  optional: false,
  lines: true,
  accepts: () => 'a share (`15%`), `12000 users`, a sum (`$15000`) and words, each if it is known',
  sample: () => '15% 12000 users checkout fails',
  take(text) {
    const { so, rest } = figures(text)
    if (so.share !== null && so.share > 1) {
      return unread('unreadable-number', 'A share is at most 100%.', '100%')
    }
    if (hides(so, rest)) {
      const detail = 'There is a number in this that could not be read, so nothing of it was taken.'
      return unread('unreadable-number', detail, '15% 12000 users $15000 and then the words')
    }
    const told = rest.trim() !== '' || so.users !== null
    return taken(
      { ...so, share: so.share ?? (told ? 1 : null), text: redact(rest.trim()).text },
      '',
    )
  },
}
