import { SCHEMA_TEXT } from '../reports/data/schema.ts'
import type { Generated } from './generated.ts'

/** The JSON Schema of what reports give to other programs, for those who have no data branch to read it from. */
export const writeReportSchema = (): Generated => ({
  path: 'templates/report.schema.json',
  text: SCHEMA_TEXT,
})
