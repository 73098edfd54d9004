import { globSync, readFileSync } from 'node:fs'
import { checked } from '../../../src/config/check.ts'
import { KEYS } from '../../../src/config/schema.ts'
import { workflowFile } from '../../../src/config/workflow-file.ts'
import { instant } from '../../../src/domain/instant.ts'
import type { Reader } from '../reader.ts'
import { YAML, yamlGrown } from './yaml-units.ts'

const AT = instant('2026-11-20T14:30:00Z')
const files = ['templates/sitrep.yml', 'templates/workflows/*.yml', 'templates/examples/*.yml']
const corpus = [...files, 'test/fuzz/corpus/*.yml'].flatMap((path) =>
  globSync(path)
    .toSorted()
    .map((one) => readFileSync(one, 'utf8')),
)
/** Every key of the template, as somebody has it who takes all the signs away. */
const open = (text: string): string => text.replaceAll(/^#(?! |#)/gm, '')

/** The team's file as it is offered in a pull request, which anybody may open, and the workflow as the doctor reads it. */
export const config: Reader = {
  name: 'config',
  thread: 'main',
  read: (text) => [checked([{ source: 'sitrep.yml', text }], AT), workflowFile(text)],
  words: [
    ...KEYS.flatMap((key) => [`\n${key}: `, `\n${key}:\n  `, `\n${key}:\n  - `]),
    ...Object.values(YAML),
    ...'a: &a *a <<: *a !!binary !a yes 08:30 2026-11-20 1_000 0o17 .inf ~ | > >- ? [ { ] } , # %YAML --- ...'.split(
      ' ',
    ),
  ],
  corpus: [...corpus, ...corpus.map(open)],
  units: YAML,
  grown: yamlGrown,
}
