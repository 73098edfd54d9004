import { isMap, isScalar, parseDocument } from 'yaml'

/** One row for each permission of a GitHub App's manifest: name, level, and the reason beside it. */
export function permissions(manifest: string): readonly (readonly [string, string, string])[] {
  const asked = parseDocument(manifest).get('default_permissions')
  if (!isMap(asked)) throw new Error('the manifest has no default_permissions')
  return asked.items.map(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : ''
    const reason = isScalar(value) ? value.comment?.trim() : undefined
    if (!reason || !isScalar(value)) throw new Error(`permission ${name} has no reason beside it`)
    return [name, String(value.value), reason]
  })
}
