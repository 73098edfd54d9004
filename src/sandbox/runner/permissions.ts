import { JOB_PERMISSIONS } from '../actions/jobs.ts'
import type { Access } from '../model.ts'
import { isObject } from '../workflows.ts'

type Granted = Readonly<Record<string, Access>>

/** What a job has where neither it nor its workflow says anything: the default of every new organisation. */
const DEFAULT: Granted = { contents: 'read', packages: 'read' }

/** What a job's token may do. Once anything is said, all that is not named is none. */
export function grantedTo(workflow: unknown, job: unknown): Granted {
  const said = job === undefined ? workflow : job
  if (said === undefined || said === null) return said === null ? {} : DEFAULT
  if (said === 'read-all') return all('read')
  if (said === 'write-all') return all('write')
  if (!isObject(said)) return {}
  return Object.fromEntries(
    Object.entries(said).flatMap(([name, level]): [string, Access][] =>
      level === 'read' || level === 'write' ? [[name.replaceAll('-', '_'), level]] : [],
    ),
  )
}

const all = (level: Access): Granted =>
  Object.fromEntries(JOB_PERMISSIONS.map((name) => [name, level]))
