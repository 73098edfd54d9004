import type { Known } from '../known.ts'
import { point, quoted } from '../point.ts'
import { rule } from '../rule.ts'

const known: Known = {
  number: 42,
  title: 'Shop down',
  severity: 'sev1',
  services: [],
  cause: null,
  times: {},
  participants: [],
}

export const severityMismatch = rule({
  code: 'severity-mismatch',
  severity: 'warning',
  summary: 'A severity other than the incident has, or two of them in one document.',
  advice:
    'Published, the severity in the front matter is taken over by the incident. Mend the one that is out of date; a correction on purpose may stand.',
  good: [
    { text: '---\nincident: 42\nseverity: sev1\n---\n', review: { known } },
    {
      text: '---\nincident: 42\nseverity: SEV-1\n---\n\n# X\n\n- **Severity**: SEV1 (critical)\n\n## Summary\n\nAll.',
      review: { known },
    },
    { text: '---\nincident: 42\nseverity: sev2\n---\n' },
    { text: '---\nincident: 42\nseverity: TODO\n---\n', review: { known } },
    { text: '# X\n\n**Severity:** Major\n\n## Summary\n\nAll.', review: { known } },
  ],
  bad: [
    { text: '---\nincident: 42\nseverity: sev2\n---\n', review: { known }, lines: [3] },
    { text: '# X\n\n**Severity:** SEV2\n\n## Summary\n\nAll.', review: { known }, lines: [3] },
    {
      text: '---\nincident: 42\nseverity: sev2\n---\n\n# X\n\n- **Severity**: SEV1\n\n## Summary\n\nAll.',
      lines: [8],
    },
  ],
  check: ({ facts, review }) => {
    const stated = facts.filter(({ name, raw }) => name === 'severity' && leveled(raw) !== null)
    const front = stated.find(({ from }) => from === 'front-matter')
    const holds = review.known?.severity ?? front?.raw ?? null
    const level = holds === null ? null : leveled(holds)
    if (holds === null || level === null) return []
    return stated
      .filter(({ raw }) => leveled(raw) !== level)
      .map(({ at, raw }) => {
        const who =
          review.known === null ? 'the front matter says' : `incident #${review.known.number} is`
        return point(
          { line: at.line, endLine: at.line },
          `${quoted(raw)} here, but ${who} ${holds}: mend the one that is out of date.`,
        )
      })
  },
})

/** `SEV-1 (critical)` as `sev1`; null where there is no level with a number, which alone is compared. */
function leveled(raw: string): string | null {
  const [, word, number] = /\b(sev(?:erity)?|p|s|level|tier)[ -]?(\d)\b/i.exec(raw) ?? []
  return word === undefined || number === undefined ? null : number
}
