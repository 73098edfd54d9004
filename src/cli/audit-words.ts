/** A record in words. One that reads otherwise, since somebody has changed it or an older version wrote it, stays as it is. */
export function auditWords(act: string): string {
  const record = fieldsOf(parsed(act))
  const { decided, effects } = record
  if (!Array.isArray(decided) || !Array.isArray(effects)) return act
  const written = effects.map(String)
  return [listed('decided', decided.map(decision)), listed('wrote', written)]
    .filter(Boolean)
    .join('; ')
}

/** `c1.0 refused for eve (not-allowed)` */
function decision(one: unknown): string {
  const { key, by, outcome, problem } = fieldsOf(one)
  const why = problem === undefined ? '' : ` (${problem})`
  return `${key} ${outcome} for ${by}${why}`
}

const listed = (what: string, all: readonly string[]): string =>
  all.length === 0 ? '' : `${what} ${all.join(', ')}`

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

/** A record that somebody has changed need not be JSON any more. */
export function parsed(act: string): unknown {
  try {
    return JSON.parse(act)
  } catch (error) {
    if (error instanceof SyntaxError) return act
    throw error
  }
}
