import type { Converged } from '../../src/engine/converge.ts'
import { inert } from '../../src/markdown/inert.ts'

/** The issue and its card as it is now, or would be. What people wrote is inert in it already, as on the issue. */
export function issueSummary(converged: Converged): readonly string[] {
  const { seen } = converged
  if (seen === null) return []
  const { number, title, url } = seen.issue
  const heading = `### [#${number} ${inert(title, 200)}](${url})`
  const card = cardOf(converged)
  return [card === null ? heading : `${heading}\n\n${card}`]
}

/** Its first page, which never moves. */
function cardOf({ seen, effects }: Converged): string | null {
  const written = effects.flatMap((effect) =>
    (effect.type === 'card.create' || effect.type === 'card.update') && effect.content.page === 1
      ? [effect.content.text]
      : [],
  )
  return written.at(-1) ?? seen?.cards.find(({ page }) => page === 1)?.text ?? null
}
