import type { Calendar } from './calendar.ts'
import type { Permission } from './permission.ts'
import type { ReminderKind } from './reminder.ts'
import type { SeverityLevel, SeverityMatrix } from './severity.ts'
import type { Status } from './status.ts'

/** Something that can break, who looks after it, and what it promises. */
export interface Service {
  readonly name: string
  readonly people: readonly string[]
  readonly team: string | null
  readonly runbook: string | null
  /** Share of time or requests that is promised to work, 0 to 1. */
  readonly objective: number | null
}

/** A category of what went wrong, with the kind of change that keeps it from coming back. */
export interface Cause {
  readonly name: string
  readonly aliases: readonly string[]
  readonly fix: string
}

/** What a team has decided, cut free of the file that says so. */
export interface Policy {
  readonly zone: string
  /** When the team works, in that zone. */
  readonly calendar: Calendar
  readonly severities: readonly SeverityLevel[]
  readonly matrix: SeverityMatrix
  readonly statuses: readonly Status[]
  readonly causes: readonly Cause[]
  readonly services: readonly Service[]
  /** Weakest role that may declare an incident. */
  readonly declare: Permission
  /** Weakest role that may run a command; the key `default` stands for all that are not named. */
  readonly commands: Readonly<Record<string, Permission>>
  /** Logins of bots whose comments are read like a person's. */
  readonly bots: readonly string[]
  /** Slash words that belong to other bots. */
  readonly foreign: readonly string[]
  readonly close: 'resolved' | 'reviewed'
  readonly updates: 'card' | 'comment'
  readonly reminders: {
    /** The kinds that are sent at all. */
    readonly send: readonly ReminderKind[]
    /** Names of the severities whose reminders do not wait for working hours. */
    readonly awake: readonly string[]
  }
  /** Names of the severities that owe a postmortem. */
  readonly postmortem: readonly string[]
  /** Name of the label that makes an issue an incident. */
  readonly label: string
}

/** The weakest role that may run the command. */
export const permissionFor = (policy: Policy, command: string): Permission =>
  policy.commands[command] ?? policy.commands['default'] ?? 'triage'

/** Place of a severity in the team's order, 0 the worst. What nobody has judged yet counts as the second worst. */
export function severityRank(policy: Policy, severity: string | null): number {
  const rank = policy.severities.findIndex(({ name }) => name === severity)
  return rank === -1 ? 1 : rank
}

/** Whether an incident of this severity owes a postmortem. */
export const owesPostmortem = (policy: Policy, severity: string | null): boolean =>
  severity !== null && policy.postmortem.includes(severity)

/** Whether config asks for this bot to be read like a person. */
export const isNamedBot = (policy: Policy, login: string): boolean =>
  policy.bots.some((bot) => bot.toLowerCase() === login.toLowerCase())

/** Whether its reminders come at any hour. So do those of an incident of which nobody has said how bad it is. */
export const isAwake = ({ severities, reminders }: Policy, severity: string | null): boolean =>
  severity === null ||
  reminders.awake.includes(severity) ||
  !severities.some(({ name }) => name === severity)

/** Everybody whom config names for these services: logins and `org/team`, each once, without the sign. */
export function lookers(policy: Policy, names: readonly string[]): readonly string[] {
  const hurt = new Set(names.map((name) => name.toLowerCase()))
  const named = policy.services.filter(({ name }) => hurt.has(name.toLowerCase()))
  return [...new Set(named.flatMap(({ people, team }) => (team ? [...people, team] : people)))]
}
