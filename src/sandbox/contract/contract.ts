import { answerFaults, type Given } from './answer.ts'
import { type Operation, operation } from './operation.ts'
import { type Asked, requestFaults } from './request.ts'
import { webhookFaults } from './webhook.ts'

/** Holds what passes through the sandbox to what GitHub publishes. */
export interface Contract {
  /** A request to `GET /repos/{owner}/{repo}`. What is returned takes the sandbox's own answer to it. */
  readonly asked: (name: string, asked: Asked) => (given: Given) => void
  /** A webhook, named `issues.opened` or `push`. */
  readonly sent: (name: string, payload: string) => void
  /** A violation that somebody else found. */
  readonly broken: (what: string) => void
  /** Everything that was found since the sandbox was made: nobody can wipe it away. */
  readonly violations: () => readonly string[]
}

/** Finds nothing, for whoever plays what is checked elsewhere a thousand times over. */
export const UNCHECKED: Contract = {
  asked: () => () => {},
  sent: () => {},
  broken: () => {},
  violations: () => [],
}

/** So much waits unchecked before it is looked at without being asked for, and so much of it at a time. */
const BACKLOG = 256
const AT_A_TIME = 8

/**
 * Nothing is checked while somebody waits for an answer: what passed is put aside and looked at when
 * the report is asked for, or when much has gathered. Who never asks pays next to nothing.
 */
export function createContract(): Contract {
  const found: string[] = []
  const waiting: (() => readonly string[])[] = []
  const check = (most: number) => {
    for (const faults of waiting.splice(0, most)) found.push(...faults())
  }
  const catchUp = () => {
    check(AT_A_TIME)
    if (waiting.length > 0) setImmediate(catchUp)
  }
  const later = (faults: () => readonly string[]) => {
    waiting.push(faults)
    if (waiting.length === BACKLOG) setImmediate(catchUp)
  }
  return {
    asked: (name, asked) => {
      later(() => faultsOf(name, (known) => requestFaults(known, asked)))
      return (given) => later(() => faultsOf(name, (known) => answerFaults(known, given)))
    },
    sent: (name, payload) => {
      later(() => webhookFaults(name, payload).map((fault) => `webhook ${name}: ${fault}`))
    },
    broken: (what) => later(() => [what]),
    violations: () => {
      check(waiting.length)
      return [...found]
    },
  }
}

function faultsOf(name: string, check: (known: Operation) => readonly string[]): readonly string[] {
  const known = operation(name)
  const faults = known === null ? ['it is not described, or not in the slice'] : check(known)
  return faults.map((fault) => `${name}: ${fault}`)
}
