import { commands } from '../commands/registry.generated.ts'
import { type Permission, reaches } from '../domain/permission.ts'
import type { Policy } from '../domain/policy.ts'
import type { SeverityLevel } from '../domain/severity.ts'
import { actionsOf } from './actions.ts'
import { alertsOf } from './alerts.ts'
import { calendarOf } from './calendar.ts'
import { spanOf } from './duration.ts'
import { peopleOf } from './people.ts'
import { postmortemOf } from './postmortem.ts'
import { remindersOf } from './reminders.ts'
import { reportsOf } from './reports.ts'
import { responderPolicyOf } from './responders.ts'
import type { Config } from './schema.ts'
import { servicesOf } from './services.ts'
import { matrixOf, SEVERITIES, type Severity } from './severities.ts'
import { statusesOf } from './statuses.ts'
import { teamsOf } from './teams.ts'
import { bare, hex } from './words.ts'

/** Gaps are filled from the default scheme, rank by rank. */
function levelOf(given: Severity, rank: number): SeverityLevel {
  const base = SEVERITIES[Math.min(rank, SEVERITIES.length - 1)] ?? SEVERITIES[0]
  return {
    name: given.name,
    title: given.title ?? given.name,
    description: given.description ?? '',
    color: hex(given.color ?? base.color),
    aliases: given.aliases ?? [],
    acknowledge: spanOf(given.acknowledge ?? base.acknowledge) ?? { unit: 'ms', amount: 0 },
    update: spanOf(given.update ?? base.update),
  }
}

const nameOf = (word: string): string => {
  const bareWord = word.replace('/', '')
  const called = ({ name, aliases }: (typeof commands)[number]) =>
    name === bareWord || aliases.includes(bareWord)
  return commands.find(called)?.name ?? bareWord
}

/**
 * By the command's own name, the stricter where two keys mean one command. Without a prototype, so that none can be
 * called `constructor`.
 */
function byCommand(given: Config['commands']): Policy['commands'] {
  const roles: Record<string, Permission> = Object.create(null)
  for (const [word, role] of Object.entries(given)) {
    const name = nameOf(word)
    const other = roles[name]
    roles[name] = other !== undefined && reaches(other, role) ? other : role
  }
  return roles
}

/** What the file means, cut free of how it was written. */
export function policyOf(config: Config): Policy {
  const names = config.severities.map((level) => level.name)
  const severities = config.severities.map(levelOf)
  return {
    zone: config.timezone,
    calendar: calendarOf(config.calendar, config.timezone),
    severities,
    matrix: config.matrix ?? matrixOf(names),
    statuses: statusesOf(config.statuses).map((status) => ({
      ...status,
      color: hex(status.color),
    })),
    causes: config.causes.map((cause) => ({
      name: cause.name,
      aliases: cause.aliases ?? [],
      fix: cause.fix ?? '',
    })),
    services: servicesOf(config.services),
    declare: config.declare,
    commands: byCommand(config.commands),
    bots: config.bots.map(bare),
    foreign: config.foreign.map((word) => word.replace('/', '').toLowerCase()),
    close: config.close,
    updates: config.updates,
    writer: config.writer,
    reminders: remindersOf(config.reminders, severities),
    postmortem: postmortemOf(config.postmortem, severities),
    actions: actionsOf(config.actions),
    reports: reportsOf(config.reports),
    alerts: alertsOf(config.alerts, severities),
    people: peopleOf(config.people),
    teams: teamsOf(config.teams),
    responders: responderPolicyOf(config.responders, config.timezone),
    label: config.label,
  }
}
