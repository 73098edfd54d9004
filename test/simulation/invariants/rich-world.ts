import { ALERTED } from '../acts/configs.ts'
import type { Does } from '../acts/registry.ts'
import { type Act, FAIR, type Schedule } from '../schedule.ts'

const act = (by: string, incident: number, does: Does): Act => ({
  ...{ afterMs: 20_000, by, incident, does },
})
const say = (by: string, incident: number, words: string): Act =>
  act(by, incident, { kind: 'say', words })

const FORM =
  '### Impact\n\nDegraded\n\n### Spread\n\nWidespread\n\n### Description\n\nPayments time out.\n'
const declare = (title: string): Act =>
  act('ana', 0, { kind: 'declare', repo: 'shop', title, body: FORM })

/** A fair world with some of everything in it: commands, refusals, clicks, an alert, a postmortem with its items. */
export const RICH: Schedule = {
  seed: 77,
  theme: 'items',
  replicas: 1,
  config: ALERTED,
  places: [],
  bots: [],
  acts: [
    declare('Checkout fails'),
    say('ana', 0, '/sev 1\n/ic @ben\n/mitigated'),
    act('ben', 0, { kind: 'label', labels: ['wontfix'] }),
    say('ben', 0, '/time started tomorrowish'),
    say('eve', 0, '/sev 4'),
    say('dev', 0, 'I look at the logs.'),
    act('ana', 0, {
      kind: 'alert',
      type: 'sitrep',
      alert: { title: 'search fails', key: 'search', state: 'firing', severity: 'critical' },
    }),
    say('ana', 0, '/resolve'),
    act('ana', 0, { kind: 'push-draft', how: 'finish' }),
    act('ana', 0, { kind: 'ready-draft' }),
    act('ana', 0, { kind: 'merge-draft', method: 'squash' }),
    declare('Search fails'),
    say('caro', 1, '/ack'),
  ],
  kills: [],
  pauses: [],
  skewsMs: [],
  rollout: null,
  outage: null,
  weather: FAIR,
}
