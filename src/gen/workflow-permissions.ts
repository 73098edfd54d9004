import { isMap, isScalar, parseDocument } from 'yaml'

/** One row for each permission of each job of a workflow: job, permission, level, and the reason beside it. */
export function workflowPermissions(workflow: string): readonly (readonly string[])[] {
  const jobs = parseDocument(workflow).get('jobs')
  if (!isMap(jobs)) throw new Error('the workflow has no jobs')
  return jobs.items.flatMap(({ key, value }) => {
    const job = isScalar(key) ? String(key.value) : ''
    const asked = isMap(value) ? value.get('permissions') : null
    if (!isMap(asked)) throw new Error(`the job ${job} has no permissions`)
    return asked.items.map(({ key: name, value: level }) => {
      const reason = isScalar(level) ? level.comment?.trim() : undefined
      if (!isScalar(name) || !isScalar(level) || !reason) {
        throw new Error(`a permission of the job ${job} has no reason beside it`)
      }
      return [`\`${job}\``, `\`${String(name.value)}\``, String(level.value), reason]
    })
  })
}
