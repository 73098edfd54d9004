import { schema } from '../config/shape.ts'
import type { Generated } from './generated.ts'

/** The JSON Schema by which editors complete and check the config file. */
export const writeConfigSchema = (): Generated => ({
  path: 'templates/sitrep.schema.json',
  text: `${JSON.stringify(schema(), null, 2)}\n`,
})
