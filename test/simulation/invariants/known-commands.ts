/** Written down by hand from the words of the README, so that a mistake in the registry is none here as well. */
const TEAM =
  'ack acknowledge action todo cancel cancelled cause caused-by check tick comms communications decline wont-do detected detected-by done drill due duplicate escalate page fix fixed-by ic commander identified identify impact incident declare investigating investigate link meeting mitigated mitigate oncall on-call ops operations owner pin postmortem post-mortem priority prio publish related reopen resolve resolved role assign-role scribe service severity sev snooze status time timeline note update'

const BY_TEAM: ReadonlySet<string> = new Set(TEAM.split(' '))

/** The weakest role that may run it where nobody has said otherwise; null where it is no command of ours. */
export function neededFor(command: string): 'read' | 'triage' | null {
  if (command === 'help') return 'read'
  return BY_TEAM.has(command) ? 'triage' : null
}
