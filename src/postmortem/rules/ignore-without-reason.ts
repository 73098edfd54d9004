import { nearest } from '../../markdown/nearest.ts'
import { point, quoted } from '../point.ts'
import { rule } from '../rule.ts'

export const ignoreWithoutReason = rule({
  code: 'ignore-without-reason',
  severity: 'notice',
  summary: 'A comment that silences a rule without saying why, or names no rule there is.',
  advice:
    'Such a comment silences nothing. Write <!-- sitrep-ignore rule-code: reason -->, so that whoever reads the source knows what was weighed.',
  good: [
    { text: '<!-- sitrep-ignore timeline-gap: the vendor worked alone -->\n\nText.' },
    { text: '<!-- a comment about sitrep -->\n\nText.' },
    { text: '`<!-- sitrep-ignore -->`' },
  ],
  bad: [
    { text: '<!-- sitrep-ignore timeline-gap -->\n\nText.', lines: [1] },
    {
      text: 'Text.\n\n<!-- sitrep-ignore timeline-gab: the vendor worked alone -->\n\nText.',
      lines: [3],
    },
    { text: '<!-- sitrep-ignore: please -->\n\nText.', lines: [1] },
  ],
  check: ({ document, codes }) =>
    document.ignores.flatMap(({ line, endLine, code, reason }) => {
      const why = complaint(code, reason, codes)
      return why === null ? [] : [point({ line, endLine }, why)]
    }),
})

function complaint(code: string, reason: string, codes: ReadonlySet<string>): string | null {
  if (code === '')
    return 'This comment names no rule: write <!-- sitrep-ignore rule-code: reason -->.'
  if (!codes.has(code)) {
    const meant = nearest(code, [...codes])
    return `No rule is called ${quoted(code)}${meant === null ? '' : `, but ${meant} is one`}: this comment silences nothing.`
  }
  return reason === ''
    ? `This comment does not say why ${code} is silenced, so it is not: add a colon and the reason.`
    : null
}
