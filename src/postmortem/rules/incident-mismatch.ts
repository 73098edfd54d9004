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

export const incidentMismatch = rule({
  code: 'incident-mismatch',
  severity: 'blocker',
  summary: 'A number of another incident than the one that this document is written for.',
  advice:
    'Published, its times and severity would go to the wrong incident, and the right one would stay without a postmortem.',
  good: [
    { text: '---\nincident: 42\n---\n', review: { known } },
    { text: '---\nincident: "#42"\n---\n', review: { known } },
    { text: '---\nincident: 7\n---\n' },
    { text: '---\nincident: TODO\n---\n', review: { known } },
    {
      text: '# X\n\n- **Incident**: [acme/shop#42](https://github.com/acme/shop/issues/42)\n\n## Summary\n\nAll.',
      review: { known },
    },
    { text: '# X\n\n- **Incident**: INC-2026-7\n\n## Summary\n\nSee #7.', review: { known } },
  ],
  bad: [
    { text: '---\nincident: 43\n---\n', review: { known }, lines: [2] },
    { text: '---\nincident: 0\n---\n', lines: [2] },
    {
      text: '---\nincident: 42\n---\n\n# X\n\n- **Incident**: #43\n\n## Summary\n\nAll.',
      review: { known },
      lines: [7],
    },
    { text: '---\nincident: the big one\n---\n', lines: [2] },
  ],
  check: ({ facts, review }) =>
    facts
      .filter(({ name, raw }) => name === 'incident' && !/\bTODO\b/.test(raw))
      .flatMap(({ at, raw, from }) => {
        const number = numbered(raw, from === 'front-matter')
        const place = { line: at.line, endLine: at.line }
        if (from === 'front-matter' && number === null) {
          return [
            point(
              place,
              `${quoted(raw)} is no number of an issue: write incident: ${review.known?.number ?? 42}.`,
            ),
          ]
        }
        if (number === null || review.known === null || number === review.known.number) return []
        return [
          point(
            place,
            `This document is written for incident #${review.known.number}, but says ${quoted(raw)}: mend the number.`,
          ),
        ]
      }),
})

function numbered(raw: string, bare: boolean): number | null {
  const [, digits] = (bare ? /^#?(\d{1,10})$/ : /#(\d{1,10})\b/).exec(raw.trim()) ?? []
  const number = Number(digits ?? 0)
  return number > 0 ? number : null
}
