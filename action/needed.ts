import type { Failure } from '../src/github/failure.ts'
import { permissionsFor } from '../src/github/route-permissions.ts'

/**
 * The lines that a job has to have under `permissions:` to ask this route: `issues: write`. None where any token may, or
 * nobody knows the route.
 */
export const linesFor = (route: string): readonly string[] =>
  permissionsFor(route)
    .filter((one) => !one.startsWith('metadata:'))
    .map((one) => one.replaceAll('_', '-').replace(':', ': '))

/** What GitHub did not let the token do, and the very line to add. */
export function missingPermission(route: string): string {
  const lines = linesFor(route)
  const [method = '', path = ''] = route.split(' ')
  const asked = `GitHub does not let the token do this: ${method} ${path}.`
  if (lines.length === 0) return asked
  const which = lines.length === 1 ? 'this line' : 'these lines'
  const all = lines.map((line) => `"${line}"`).join(', ')
  return `${asked} Add ${which} under permissions: of the job: ${all}. A token of an App needs the same of its App.`
}

/** What stood between us and GitHub, and what to do about it. */
export function troubleOf(failure: Failure): string {
  const { kind, route, waitSeconds, message } = failure
  if (kind === 'permission' && route !== null) return missingPermission(route)
  if (kind === 'rate-limit' && waitSeconds !== null) {
    return `${message}; it asks us to wait ${waitSeconds} seconds.`
  }
  return `${message}.`
}
