import type { Policy } from '../domain/policy.ts'
import type { SeverityLevel } from '../domain/severity.ts'
import { spanOf } from './duration.ts'
import type { Config } from './schema.ts'
import { servicesOf } from './services.ts'
import { matrixOf, SEVERITIES, type Severity } from './severities.ts'
import { statusesOf } from './statuses.ts'
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

/** Without a prototype, so that no command can be called `constructor`. */
const byCommand = (given: Config['commands']): Policy['commands'] =>
  Object.assign(
    Object.create(null),
    Object.fromEntries(Object.entries(given).map(([word, role]) => [word.replace('/', ''), role])),
  )

/** What the file means, cut free of how it was written. */
export function policyOf(config: Config): Policy {
  const names = config.severities.map((level) => level.name)
  return {
    zone: config.timezone,
    severities: config.severities.map(levelOf),
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
    postmortem: config.postmortem.required ?? names.slice(0, 2),
    label: config.label,
  }
}
