import { expect, test } from 'vitest'
import { readDocument } from '../../src/markdown/document/read-document.ts'
import type { Review } from '../../src/postmortem/known.ts'
import type { Rule } from '../../src/postmortem/rule.ts'
import { rules } from '../../src/postmortem/rules/registry.generated.ts'
import { subject } from '../../src/postmortem/subject.ts'

const NOTHING: Review = { known: null, assignable: null, zone: 'UTC', gap: 0.25 }
const CODES = new Set(rules.map(({ code }) => code))
/** What is said about language has its own tests, sentence by sentence. */
const LANGUAGE: ReadonlySet<string> = new Set([
  'blame',
  'closing-keyword',
  'customer-data',
  'hindsight',
  'human-error',
  'person-as-cause',
  'secret',
  'use-role',
])

const said = ({ bad, check }: Rule): readonly string[] =>
  bad.flatMap(({ text, review }) =>
    check(subject(readDocument(text), { ...NOTHING, ...review }, CODES)).map(
      ({ line, message, suggestion }) => {
        const instead = suggestion === null ? [] : [`  - instead: \`${suggestion.text}\``]
        return [`- \`${text.split('\n')[line - 1] ?? ''}\``, `  - ${message}`, ...instead].join(
          '\n',
        )
      },
    ),
  )

test('findings say what was read, what stands in the way and what to write', async () => {
  const page = rules
    .filter(({ code }) => !LANGUAGE.has(code))
    .map((rule) => [`## ${rule.code}`, '', ...new Set(said(rule)), ''].join('\n'))
  await expect(['# What the review says', '', ...page].join('\n')).toMatchFileSnapshot(
    'rules-words.md',
  )
})
