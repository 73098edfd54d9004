import type { AlertPolicy } from './alert-policy.ts'
import type { Calendar } from './calendar.ts'
import type { TimeName } from './fact.ts'
import type { Incident } from './incident.ts'
import type { PeriodKind } from './period.ts'
import type { Permission } from './permission.ts'
import type { ReminderKind } from './reminder.ts'
import type { ResponderPolicy } from './responders.ts'
import type { SeverityLevel, SeverityMatrix } from './severity.ts'
import type { Span } from './span.ts'
import type { Category, Status } from './status.ts'
import type { Weight } from './weight.ts'

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

/** What is owed after an incident, and how it is reviewed. */
export interface PostmortemPolicy {
  /** Names of the severities that owe a postmortem. */
  readonly required: readonly string[]
  /** How long after the end it has to be published, by severity; the key `default` for all that are not named. */
  readonly within: Readonly<Record<string, Span>>
  /** How long after the end the meeting is proposed: not before, and not after. */
  readonly meeting: { readonly from: Span; readonly to: Span }
  /** What findings of a review rule weigh, where the team wants it otherwise than the rule. */
  readonly rules: Readonly<Record<string, Weight | 'off'>>
  /** Longest silence in a timeline, as a share of the incident, 0 to 1. */
  readonly gap: number
}

/** What becomes of action items. */
export interface ActionPolicy {
  /** How long before the due date somebody is reminded; null: not at all. */
  readonly remind: Span | null
  /** How often while it is overdue. */
  readonly again: Span
  /** How long after the due date the team of the service is called; null: never. */
  readonly escalate: Span | null
  /** From how many reminders of one owner in a week on one comment tells of all. */
  readonly many: number
  /** `merged`: a merged pull request proves that it is done. `deployed`: one that a successful deployment contains. */
  readonly evidence: 'merged' | 'deployed'
  /** Deployments to these count as evidence; lower case. */
  readonly environments: readonly string[]
  /** Id of the organisation's issue field of type date that shows the due date; null where there is none. */
  readonly dueField: number | null
}

/** When a report comes, and what it covers: the last whole period before. */
export interface ReportSchedule {
  readonly covers: PeriodKind
  /** Five fields: minute, hour, day of the month, month, day of the week. */
  readonly cron: string
  /** IANA name of the zone in which the clock shows that; null for the team's. */
  readonly zone: string | null
}

/** What reports tell, when, and to whom. */
export interface ReportPolicy {
  /** Null: never by itself. */
  readonly schedule: Readonly<Record<'actions' | 'metrics' | 'trends', ReportSchedule | null>>
  /** Other ends of durations, by name of the metric. */
  readonly points: Readonly<
    Record<string, { readonly from: readonly TimeName[]; readonly to: TimeName }>
  >
  /** What is promised, by name of the metric: milliseconds, shares of 1, or counts. */
  readonly targets: Readonly<Record<string, number>>
  /** Logins and `org/team`, without the sign, who are named where a target is missed. */
  readonly tell: readonly string[]
  /** Whether the owners of overdue actions are mentioned. */
  readonly mention: boolean
  /** Environments whose deployments count, lower case. */
  readonly environments: readonly string[]
  /** Whether snapshot, data and `active.json` are committed to the branch `sitrep/data`. */
  readonly data: boolean
}

/** What people are reminded of, and after how long. */
export interface ReminderPolicy {
  /** The kinds that are sent at all. */
  readonly send: readonly ReminderKind[]
  /** Names of the severities whose reminders do not wait for working hours. */
  readonly awake: readonly string[]
  /** From one call for an acknowledgement to the next, who is further down the line; null: as long as it may take at first. */
  readonly escalate: Span | null
  /** How long nobody may have said how bad it is; null: as long as the acknowledgement may take. */
  readonly severity: Span | null
  /** How long nobody may lead; null: three times as long as the acknowledgement may take. */
  readonly commander: Span | null
  /** Longest silence on an open incident, by name of the severity; never where it has none. */
  readonly silent: Readonly<Record<string, Span>>
  /** How long an incident whose impact is over may stay open; null: for ever. */
  readonly mitigated: Span | null
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
  /** Which of App and Action writes where both are; `auto`: the App. */
  readonly writer: 'auto' | 'app' | 'action'
  readonly reminders: ReminderPolicy
  readonly postmortem: PostmortemPolicy
  readonly actions: ActionPolicy
  readonly reports: ReportPolicy
  /** What other systems may declare. */
  readonly alerts: AlertPolicy
  /** Who is on call for what. */
  readonly responders: ResponderPolicy
  /** The people of teams, by `org/team` in lower case: named where the team itself cannot be. */
  readonly teams: ReadonlyMap<string, readonly string[]>
  /** The names and initials by which documents call people, lower case, and their logins. */
  readonly people: ReadonlyMap<string, string>
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

/** Ends after which nothing is written up. */
const UNWRITTEN: ReadonlySet<Category> = new Set(['cancelled', 'duplicate'])

/**
 * Whether the incident owes a postmortem: its severity demands one, or somebody has asked for one, and nobody has
 * declined it since. Drills, reports, duplicates and false alarms never do.
 */
export function owesPostmortem(policy: Policy, incident: Incident): boolean {
  const { ours, report, drill, category, severity, postmortem } = incident
  if (!ours || report || drill || UNWRITTEN.has(category)) return false
  const { asked, skipped } = postmortem
  if (asked !== null && asked.at >= (skipped?.at ?? 0)) return true
  return skipped === null && severity !== null && policy.postmortem.required.includes(severity)
}

/** Whether config lists this login among the bots. */
export const isListedBot = (policy: Policy, login: string): boolean =>
  policy.bots.some((bot) => bot.toLowerCase() === login.toLowerCase())

/**
 * Whether config asks for this bot to be read like a person. A person of that login is none: whoever registers a name that
 * a file forgot to end with `[bot]` would be obeyed without a role.
 */
export const isNamedBot = (
  policy: Policy,
  { login, kind }: { readonly login: string; readonly kind: 'person' | 'bot' },
): boolean => kind === 'bot' && isListedBot(policy, login)

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
