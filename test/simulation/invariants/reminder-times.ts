import type { Witness } from '../invariant.ts'

const MINUTE_MS = 60_000
/** Within how many minutes somebody has to answer, by severity, where no config says otherwise. */
export const ACKNOWLEDGED_IN: Readonly<Record<string, number>> = { sev1: 5, sev2: 15 }
/** Who has not answered is called at the deadline, once more as much later, and a last time after twice that. */
const STAGES = [1, 2, 4] as const

/** Which stage of a reminder somebody is called by, and when each of them falls due. */
interface Stage {
  readonly stage: number
  readonly at: number
}

/** When somebody is called to what was declared then and nobody has taken up, by the words of the README. */
export const stagesOf = (declaredAt: number, minutes: number): readonly Stage[] =>
  STAGES.map((times, stage) => ({ stage, at: declaredAt + times * minutes * MINUTE_MS }))

/** The stage by which a comment with this key calls for an answer on what was declared once; null for all others. */
export function stageIn(key: string): number | null {
  const stage = /(?:^due:|\+)acknowledge\.1\.(\d)/.exec(key)?.[1]
  return stage === undefined ? null : Number(stage)
}

/** Whether nobody has decided otherwise about reminders: no config, and no pause that somebody asked for. */
export const isByDefault = ({ schedule: { config, acts } }: Pick<Witness, 'schedule'>): boolean =>
  config === null &&
  acts.every(
    ({ does }) =>
      does.kind !== 'configure' && (does.kind !== 'say' || !does.words.includes('/snooze')),
  )
