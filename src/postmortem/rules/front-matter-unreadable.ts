import { point } from '../point.ts'
import { rule } from '../rule.ts'

export const frontMatterUnreadable = rule({
  code: 'front-matter-unreadable',
  severity: 'blocker',
  summary: 'Front matter that is no YAML.',
  advice:
    'Nothing in it can be taken over by the incident, and pages built from the document break. Values with a colon or a number sign need quotes.',
  good: [
    { text: '---\ntitle: "Shop: down"\n---\n\nText.' },
    { text: '+++\ntitle = "Shop down"\n+++\n\nText.' },
    { text: 'Text.\n\n---\n\nMore: text: here' },
  ],
  bad: [
    { text: '---\ntitle: Shop: down\n---\n\nText.', lines: [2] },
    { text: '---\nincident: 4\nservices: [shop\n---\n\nText.' },
  ],
  check: ({ document }) =>
    (document.frontMatter?.problems ?? []).map(({ line, message }) =>
      point(
        { line, endLine: line },
        `This line of the front matter cannot be read (${message.replace(/[.\s]+$/, '')}): mend it, with quotes around values that hold a colon.`,
      ),
    ),
})
