import { readFileSync } from 'node:fs'
import { isSeq, parseDocument } from 'yaml'
import type { Generated } from './generated.ts'
import { permissions } from './permissions.ts'

/** What the manifest asks for, as code: whoever checks an installation need not read YAML for it. */
export function writeAppNeeds(): Generated {
  const manifest = readFileSync('app.yml', 'utf8')
  const rows = permissions(manifest).map(
    ([name, level, reason]) =>
      `  { name: '${name}', level: '${levelOf(level)}', reason: ${quoted(reason)} },`,
  )
  const text = [
    '// Written by `npm run gen` from app.yml, which is where to change it.',
    'export interface Needed {',
    "  /** As GitHub's API writes it: `pull_requests`. */",
    '  readonly name: string',
    "  readonly level: 'read' | 'write'",
    '  readonly reason: string',
    '}',
    '',
    'export const NEEDED_PERMISSIONS: readonly Needed[] = [',
    ...rows,
    ']',
    '',
    'export const NEEDED_EVENTS: readonly string[] = [',
    ...events(manifest).map((name) => `  '${name}',`),
    ']',
    '',
  ]
  return { path: 'src/cli/doctor/needed.generated.ts', text: text.join('\n') }
}

function events(manifest: string): readonly string[] {
  const list = parseDocument(manifest).get('default_events')
  if (!isSeq(list)) throw new Error('the manifest has no default_events')
  return list.toJSON() as readonly string[]
}

function levelOf(level: string): string {
  if (level === 'read' || level === 'write') return level
  throw new Error(`a permission of the manifest is neither read nor write: ${level}`)
}

const quoted = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', ' ')}'`
