import { expect, test } from 'vitest'
import { formFacts, formHeadings } from '../../src/config/form.ts'
import { readConfig } from '../../src/config/read.ts'
import { instant } from '../../src/domain/instant.ts'
import { readForm } from '../../src/markdown/form.ts'
import { review } from '../../src/postmortem/review.ts'
import { report, say, scene } from '../support/scene.ts'

/** What every object has without anybody having written it. */
const INHERITED = [...Object.getOwnPropertyNames(Object.prototype), 'prototype']

const { policy } = readConfig([])
const AT = { now: instant('2026-11-20T14:30:00Z'), zone: 'UTC' }
const REVIEW = { known: null, assignable: null, zone: 'UTC', gap: 0.25 }

test.each(INHERITED)('%s in an answer of the form is a word like any other', (word) => {
  for (const heading of [...formHeadings(policy).values()].flat()) {
    const body = `### Impact\n\n${word}\n\n### Spread\n\n${word}\n\n### Services\n\n${word}\n\n### ${heading}\n\n${word}`
    const answers = readForm(body, formHeadings(policy)) ?? new Map()
    const { facts, notes } = formFacts(answers, policy, AT)
    // A fact goes into the journal, and has to come out of it as it went in.
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts)
    expect(JSON.stringify([facts, notes])).not.toContain('native code')
  }
})

test.each(INHERITED)('%s in a postmortem is a word like any other', (word) => {
  const said = [
    `The ${word} did it.`,
    `Our release ${word} forgot it, and ${word}s were tired.`,
    `${word} pushed the wrong ${word}, ${word} and I.`,
  ].join(' ')
  const text = `---\n${word}: ${word}\nseverity: ${word}\n---\n# ${word}\n\n## Summary\n\n${said}\n\n## ${word}\n\n${said}\n\n## Timeline\n\n| ${word} | What |\n|---|---|\n| ${word} | ${said} |\n\n## Action items\n\n| Action | Owner | ${word} |\n|---|---|---|\n| Add ${word} | @${word} | ${word} |\n`
  expect(JSON.stringify(review(text, REVIEW, {}))).not.toContain('native code')
})

test.each(INHERITED)('%s behind a command, and as one, is a word like any other', (word) => {
  const names =
    'sev status ack ic role time detected impact cause service link fix due owner priority oncall update pin duplicate publish help timeline action drill postmortem'
  for (const name of [...names.split(' '), word])
    for (const at of [scene(), scene({ incident: report() })]) {
      const text = `/${name} ${word}`
      if (!/^\/[a-z]/.test(text)) continue
      const gated = say(/^[a-z]+$/i.test(name) ? text : `/sev ${word}`, at)
      expect(JSON.parse(JSON.stringify(gated))).toEqual(gated)
      expect(JSON.stringify(gated)).not.toContain('native code')
    }
})

test.each(INHERITED)('%s in config is a name like any other', (word) => {
  const text = [
    `severities: [{ name: ${word} }, { name: sev2 }]`,
    `services: { ${word}: { people: [ana] } }`,
    `people: { ${word}: [Ana] }`,
    `causes: [{ name: ${word} }]`,
    `commands: { ${word}: admin }`,
    `responders: { ${word}: [ana] }`,
    `${word}: 1`,
  ].join('\n')
  const { policy: read, problems } = readConfig([{ source: 'sitrep.yml', text }])
  expect(JSON.stringify([read, problems])).not.toContain('native code')
  expect(read.commands['sev']).toBeUndefined()
})
