import type { Reviewed } from '../../src/engine/review.ts'
import { inert } from '../../src/markdown/inert.ts'
import { table } from '../../src/markdown/table.ts'
import type { Annotation, DesiredCheck } from '../../src/plan/review/check.ts'
import type { Session } from '../session.ts'

/** What the checks of a pull request say, with every finding: the log of a run shows ten of a kind. */
export function pullSummary(
  { setting }: Session,
  pull: number,
  { checks }: Reviewed,
): readonly string[] {
  const { owner, repo } = setting.repository
  const url = `${setting.serverUrl}/${owner}/${repo}/pull/${pull}`
  return checks.map(
    (check) => `### [Pull request #${pull}](${url}): ${inert(check.name)}\n\n${checkWords(check)}`,
  )
}

/** A check as a part of the summary: its title, its words, and every line that it tells of. */
export function checkWords({ title, summary, annotations }: DesiredCheck): string {
  return [
    `**${inert(title)}**`,
    summary,
    ...(annotations.length === 0 ? [] : [findings(annotations)]),
  ].join('\n\n')
}

const HEAD = ['Place', 'Weight', 'What'] as const

const findings = (annotations: readonly Annotation[]): string =>
  table(
    HEAD,
    annotations.map(({ path, line, level, title, message }) => [
      `${inert(path, 300)}:${line}`,
      level,
      `${inert(title, 200)}: ${inert(message, 600)}`,
    ]),
  )
