import { iso } from '../../domain/instant.ts'
import { type AuditTrail, readAudit } from '../../store/audit.ts'
import { StoreError } from '../../store/store-error.ts'
import { auditWords, parsed } from '../audit-words.ts'
import { columns } from '../columns.ts'
import { type CliCommand, CliError, JSON_OPTION, json } from '../command.ts'
import { safe } from '../safe.ts'

export const audit: CliCommand = {
  name: 'audit',
  summary: 'Show what the App decided and wrote, and whether anybody changed that record',
  about:
    'Reads the store of the App, also while it runs, and changes nothing. Each record stands on the one before it, so that one that was changed or taken out shows; the exit code is then 1.',
  takes: [],
  options: {
    store: { value: 'file', summary: "The App's store; else SITREP_STORE, else sitrep.db" },
    ...JSON_OPTION,
  },
  examples: ['sitrep audit', 'sitrep audit --json'],
  async run({ options, switches }, terminal) {
    const trail = read(options.get('store') ?? (terminal.env['SITREP_STORE'] || 'sitrep.db'))
    terminal.out(switches.has('json') ? asJson(trail) : table(trail))
    if (trail.broken === null) return 0
    terminal.note(`sitrep: record ${trail.broken} is not as it was written`)
    return 1
  },
}

function read(path: string): AuditTrail {
  try {
    return readAudit(path)
  } catch (error) {
    if (error instanceof StoreError) throw new CliError(safe(error.message))
    throw error
  }
}

function asJson({ records, broken }: AuditTrail): string {
  const told = records.map(({ at, act, ...rest }) => ({ at: iso(at), ...rest, act: parsed(act) }))
  return json({ broken, records: told })
}

const HEAD = ['Time', 'Incident', 'Delivery', 'What']

function table({ records }: AuditTrail): string {
  if (records.length === 0) return 'Nothing was recorded.'
  const rows = records.map(({ at, incident, delivery, act }) => [
    iso(at),
    incident,
    delivery,
    auditWords(act),
  ])
  return safe(columns(HEAD, rows, 'folded'))
}
