import type { AlertRead } from '../domain/alert.ts'
import { alertOf } from './alert-of.ts'
import { at, fieldsOf, firstOf, line } from './texts.ts'

const STATES: Readonly<Record<string, 'firing' | 'recovered'>> = {
  failure: 'firing',
  error: 'firing',
  success: 'recovered',
}

/** Reads what became of a deployment: a failure, or the success that follows it in that environment. */
export function deploymentStatus(payload: unknown): AlertRead {
  const event = fieldsOf(payload)
  const status = fieldsOf(at(event, 'deployment_status'))
  const deployment = fieldsOf(at(event, 'deployment'))
  const said = line(at(status, 'state'), 40) ?? ''
  const state = Object.hasOwn(STATES, said) ? STATES[said] : undefined
  if (state === undefined)
    return none(`The deployment is "${said}", which is neither a failure nor a success.`)
  const environment = line(firstOf(deployment, ['environment']) ?? at(status, 'environment'), 100)
  if (environment === null) return none('The deployment names no environment.')
  const task = line(at(deployment, 'task'), 60) ?? 'deploy'
  const read = alertOf({
    source: 'deployment',
    title: `Deployment to ${environment} ${state === 'firing' ? 'fails' : 'succeeds'}`,
    severity: null,
    services: null,
    key: `${environment.toLowerCase()} ${task}`,
    state,
    started: firstOf(status, ['created_at', 'updated_at']),
    details: firstOf(status, ['description']) ?? null,
    links: [
      { name: 'log', url: firstOf(status, ['log_url', 'target_url']) },
      { name: 'environment', url: at(status, 'environment_url') },
    ],
  })
  if (read === null) return none('The deployment names no environment.')
  return { kind: 'heard', heard: { origin: { kind: 'deployment', environment }, ...read } }
}

const none = (words: string): AlertRead => ({ kind: 'none', words })
