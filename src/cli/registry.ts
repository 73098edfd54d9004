import type { CliCommand } from './command.ts'

/**
 * Every command by its name, in the order in which help lists them. Each is loaded only when it is asked for: what
 * one needs would make all others slow to start. A test holds it to the folder.
 */
export const commands: ReadonlyMap<string, () => Promise<CliCommand>> = new Map(
  Object.entries({
    setup: async () => (await import('./commands/setup.ts')).setup,
    converge: async () => (await import('./commands/converge.ts')).converge,
    sweep: async () => (await import('./commands/sweep.ts')).sweep,
    replay: async () => (await import('./commands/replay.ts')).replay,
    report: async () => (await import('./commands/report.ts')).report,
    doctor: async () => (await import('./commands/doctor.ts')).doctor,
    audit: async () => (await import('./commands/audit.ts')).audit,
    pause: async () => (await import('./commands/pause.ts')).pause,
    resume: async () => (await import('./commands/resume.ts')).resume,
    oncall: async () => (await import('./commands/oncall.ts')).oncall,
    'config check': async () => (await import('./commands/config-check.ts')).configCheckCommand,
    'comment read': async () => (await import('./commands/comment-read.ts')).commentRead,
    'postmortem draft': async () =>
      (await import('./commands/postmortem-draft.ts')).postmortemDraft,
    'postmortem review': async () =>
      (await import('./commands/postmortem-review.ts')).postmortemReview,
    'postmortem items': async () =>
      (await import('./commands/postmortem-items.ts')).postmortemItems,
    'actions sync': async () => (await import('./commands/actions-sync.ts')).actionsSync,
  }),
)

/** All of them, for help that lists them. */
export const allCommands = (): Promise<readonly CliCommand[]> =>
  Promise.all([...commands.values()].map((load) => load()))
