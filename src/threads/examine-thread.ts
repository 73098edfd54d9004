import type { Examination, Examine } from '../engine/pull-world.ts'
import { lighter } from '../plan/review/weighing.ts'
import { examined } from '../postmortem/examined.ts'
import type { Finding } from '../postmortem/finding.ts'
import { answering } from './answering.ts'

/** Far more than a document of people has. Whoever asked takes an answer in at one go, and does nothing else meanwhile. */
const MOST_FINDINGS = 5_000
const MOST_ITEMS = 200

answering((question) => {
  const { text, ...by } = question as Examination
  const { findings, left, items } = examined(text, by)
  return {
    kind: 'findings',
    findings: heaviest(findings),
    left,
    items: items.slice(0, MOST_ITEMS),
    more: Math.max(0, items.length - MOST_ITEMS),
  } satisfies Awaited<ReturnType<Examine>>
})

const heaviest = (all: readonly Finding[]): readonly Finding[] =>
  all.length <= MOST_FINDINGS ? all : all.toSorted(lighter).slice(0, MOST_FINDINGS)
