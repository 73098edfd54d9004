import { NO_ALERTS } from '../../src/domain/alert-policy.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { REMINDERS } from '../../src/domain/reminder.ts'
import { NO_RESPONDERS } from '../../src/domain/responders.ts'
import type { SeverityLevel } from '../../src/domain/severity.ts'
import type { Span } from '../../src/domain/span.ts'
import { CATEGORIES } from '../../src/domain/status.ts'

const minutes = (amount: number): Span => ({ unit: 'ms', amount: amount * 60_000 })

const level = (n: number, word: string, acknowledge: Span, update: Span | null): SeverityLevel => ({
  name: `sev${n}`,
  title: `SEV${n} ${word}`,
  description: word,
  color: 'b60205',
  aliases: [`${n}`, word],
  acknowledge,
  update,
})

/** A team with nothing unusual about it. */
export const POLICY: Policy = {
  zone: 'UTC',
  calendar: {
    zone: 'UTC',
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    hours: { from: 9 * 60, to: 17 * 60 },
    holidays: [],
  },
  severities: [
    level(1, 'critical', minutes(5), minutes(30)),
    level(2, 'major', minutes(15), minutes(60)),
    level(3, 'minor', minutes(240), null),
    level(4, 'low', { unit: 'business-day', amount: 1 }, null),
  ],
  matrix: {},
  statuses: CATEGORIES.map((category) => ({
    name: category,
    category,
    color: 'ededed',
    description: category,
  })),
  causes: ['deployment', 'capacity', 'dependency', 'data', 'security', 'process'].map((name) => ({
    name,
    aliases: name === 'deployment' ? ['deploy', 'release'] : [],
    fix: `mend ${name}`,
  })),
  services: [],
  declare: 'triage',
  commands: {},
  bots: [],
  foreign: [],
  close: 'resolved',
  updates: 'card',
  writer: 'auto',
  reminders: {
    send: REMINDERS,
    awake: ['sev1', 'sev2'],
    escalate: null,
    severity: null,
    commander: null,
    silent: {},
    mitigated: null,
  },
  postmortem: {
    required: ['sev1', 'sev2'],
    within: { default: { unit: 'ms', amount: 48 * 3_600_000 } },
    meeting: {
      from: { unit: 'ms', amount: 3 * 86_400_000 },
      to: { unit: 'ms', amount: 5 * 86_400_000 },
    },
    rules: {},
    gap: 0.25,
  },
  alerts: NO_ALERTS,
  reports: {
    schedule: { actions: null, metrics: null, trends: null },
    points: {},
    targets: {},
    tell: [],
    mention: false,
    environments: ['production'],
    data: false,
  },
  actions: {
    remind: { unit: 'business-day', amount: 3 },
    again: { unit: 'ms', amount: 7 * 86_400_000 },
    escalate: { unit: 'ms', amount: 14 * 86_400_000 },
    many: 3,
    evidence: 'merged',
    environments: ['production'],
    dueField: null,
  },
  responders: NO_RESPONDERS,
  teams: new Map(),
  people: new Map(),
  label: 'incident',
}
