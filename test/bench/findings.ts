import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Finding } from '../../src/postmortem/finding.ts'
import { review } from '../../src/postmortem/review.ts'

/** Real postmortems lie beside the checkout where somebody has put them there; they are not ours to publish. */
const FOLDER = '../shared/corpus/postmortems'

/** What is found in one document, and how long that took. */
export interface Reviewed {
  readonly file: string
  readonly ms: number
  readonly findings: readonly Finding[]
}

/** Every document of the folder, reviewed as by somebody who knows nothing of its incident; none where it is not there. */
export function reviewed(): readonly Reviewed[] {
  if (!existsSync(FOLDER)) return []
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.md') && file !== 'SOURCES.md')
  return files.toSorted().map((file) => {
    const text = readFileSync(`${FOLDER}/${file}`, 'utf8')
    const start = performance.now()
    const findings = review(text, { known: null, assignable: null, zone: 'UTC', gap: 0.25 }, {})
    return { file, ms: performance.now() - start, findings }
  })
}

/** `node test/bench/findings.ts`: all findings on real postmortems, rule by rule, to be read by somebody. */
if (import.meta.main) {
  const all = reviewed().flatMap(({ file, findings }) => findings.map((one) => ({ file, ...one })))
  for (const [code, found] of Map.groupBy(all, ({ code }) => code)) {
    console.log(`\n${code}: ${found.length}`)
    for (const { file, line, message } of found) console.log(`  ${file}:${line} ${message}`)
  }
}
