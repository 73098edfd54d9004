/** The names under which checks are shown, and required by a branch's rules. */
export const CHECKS = ['Sitrep / postmortem', 'Sitrep / config'] as const
export type CheckName = (typeof CHECKS)[number]

export const isCheckName = (name: string): name is CheckName =>
  (CHECKS as readonly string[]).includes(name)

/** Words beside lines of a file. Plain text: GitHub renders nothing in it. */
export interface Annotation {
  readonly path: string
  /** From 1, inclusive. */
  readonly line: number
  readonly endLine: number
  /** Of the first character, from 1; null where the whole line is meant. */
  readonly column: number | null
  readonly level: 'failure' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
}

/** What a check should say. */
export interface DesiredCheck {
  readonly name: CheckName
  readonly conclusion: 'success' | 'neutral' | 'failure'
  /** One line of plain text. */
  readonly title: string
  /** Markdown. */
  readonly summary: string
  readonly annotations: readonly Annotation[]
}

/** What a required check says of a pull request that it has nothing to do with: one that never reports blocks the merge. */
export const idleCheck = (name: CheckName): DesiredCheck => ({
  name,
  conclusion: 'success',
  title: 'Nothing to review',
  summary: `This pull request changes ${IDLE[name]}, so there is nothing to review. It is told because the rules of the branch ask for this check on every pull request.`,
  annotations: [],
})

const IDLE: Readonly<Record<CheckName, string>> = {
  'Sitrep / postmortem': 'no postmortem',
  'Sitrep / config': 'no `.github/sitrep.yml`',
}
