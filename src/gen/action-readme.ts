import { readFileSync } from 'node:fs'
import { INPUTS, type Input, OUTPUTS } from '../../action/inputs.ts'
import { table } from '../markdown/table.ts'
import { between } from './between.ts'
import type { Generated } from './generated.ts'

/** The Action's README with its tables of inputs and outputs. */
export function writeActionReadme(): Generated {
  const path = 'action/README.md'
  const withInputs = between(readFileSync(path, 'utf8'), 'inputs', inputTable())
  return { path, text: between(withInputs, 'outputs', outputTable()) }
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

const code = (text: string): string => `\`${text}\``
