import { readFileSync } from 'node:fs'
import { INPUTS, type Input, OUTPUTS } from '../../action/inputs.ts'
import { REASONS } from '../../action/reasons.ts'
import { table } from '../markdown/table.ts'
import { between } from './between.ts'
import type { Generated } from './generated.ts'

/** The Action's README with its tables of inputs, outputs and reasons. */
export function writeActionReadme(): Generated {
  const path = 'action/README.md'
  const withInputs = between(readFileSync(path, 'utf8'), 'inputs', inputTable())
  const withOutputs = between(withInputs, 'outputs', outputTable())
  return { path, text: between(withOutputs, 'reasons', reasonTable()) }
}

const inputTable = (): string =>
  table(
    ['Input', 'What for', 'Default'],
    Object.entries<Input>(INPUTS).map(([name, { description, choices, default: byDefault }]) => [
      `\`${name}\``,
      choices === null ? description : `${description} ${choices.map(code).join(', ')}`,
      byDefault === '' ? '' : code(byDefault),
    ]),
  )

const outputTable = (): string =>
  table(
    ['Output', 'What it says'],
    Object.entries(OUTPUTS).map(([name, description]) => [code(name), description]),
  )

const reasonTable = (): string =>
  table(
    ['Reason', 'The job', 'What it means'],
    Object.entries(REASONS).map(([name, { fails, sentence }]) => [
      code(name),
      fails ? 'fails' : 'goes on',
      sentence,
    ]),
  )

const code = (text: string): string => `\`${text}\``
