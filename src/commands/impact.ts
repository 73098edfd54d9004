import type { Impact } from '../domain/fact.ts'
import { command, decided } from './command.ts'
import { impactWords } from './parts/impact-words.ts'

export const impact = command({
  name: 'impact',
  aliases: [],
  summary: 'Say who and what is hurt; without a share it is the whole service',
  parts: { impact: impactWords },
  who: 'triage',
  during: 'incident',
  examples: ['/impact 15% 12000 users $15000 checkout fails', '/impact nobody can sign in'],
  decide({ impact: told }, { incident }) {
    const last = incident.impacts.at(-1)
    return decided(last && same(last, told) ? [] : [{ type: 'impact-set', ...told }])
  },
})

const same = (a: Impact, b: Impact): boolean =>
  a.text === b.text &&
  a.share === b.share &&
  a.users === b.users &&
  a.money?.amount === b.money?.amount &&
  a.money?.currency === b.money?.currency
