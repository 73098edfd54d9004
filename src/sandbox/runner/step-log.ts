import type { RunAnnotation, RunStep } from '../model-actions.ts'
import { type Command, commandOf } from './command.ts'

/** What a step says, heard line by line. */
export interface StepLog {
  readonly hear: (line: string) => void
  readonly text: () => string
  readonly annotations: () => RunAnnotation[]
}

/** GitHub keeps this many of each level of a step. */
const MOST_OF_A_LEVEL = 10
/** Beyond this much a log is cut: it stands in the state file. */
const MOST_CHARACTERS = 262_144
/** Words that must not be shown; a job's steps share them. */
export type Masks = Set<string>

export function createStepLog(masks: Masks, debug: boolean): StepLog {
  const lines: string[] = []
  const annotations: RunAnnotation[] = []
  let length = 0
  let stopped: string | null = null
  const say = (line: string) => {
    length += line.length
    if (length <= MOST_CHARACTERS) lines.push(masked(line, masks))
  }
  const shown = ({ name, message }: Command) => say(`##[${name}]${message}`)
  const annotate = (level: RunAnnotation['level'], command: Command) => {
    const kept = annotations.filter((one) => one.level === level).length
    if (kept < MOST_OF_A_LEVEL) annotations.push(annotationOf(level, command, masks))
    shown(command)
  }
  const obeyed: Readonly<Record<string, (command: Command) => void>> = {
    error: (command) => annotate('failure', command),
    warning: (command) => annotate('warning', command),
    notice: (command) => annotate('notice', command),
    group: shown,
    endgroup: shown,
    debug: (command) => debug && shown(command),
    'add-mask': ({ message }) => addMasks(masks, message),
    'stop-commands': ({ message }) => {
      stopped = message
    },
  }
  const hear = (line: string) => {
    if (stopped !== null && line.trim() === `::${stopped}::`) {
      stopped = null
      return
    }
    const command = stopped === null ? commandOf(line) : null
    const obey = command === null ? undefined : obeyed[command.name]
    if (command === null || obey === undefined) say(line)
    else obey(command)
  }
  return { hear, text: () => lines.join('\n'), annotations: () => annotations }
}

function addMasks(masks: Masks, message: string): void {
  for (const line of message.split(/\r?\n/)) if (line.trim() !== '') masks.add(line)
}

export function masked(text: string, masks: Masks): string {
  return [...masks]
    .toSorted((a, b) => b.length - a.length)
    .reduce((kept, secret) => (secret === '' ? kept : kept.replaceAll(secret, '***')), text)
}

function annotationOf(
  level: RunAnnotation['level'],
  { properties, message }: Command,
  masks: Masks,
): RunAnnotation {
  const number = (key: string) => {
    const value = Number(properties[key])
    return Number.isSafeInteger(value) && value > 0 ? value : null
  }
  return {
    level,
    title: properties['title'] ?? null,
    message: masked(message, masks),
    path: properties['file'] ?? null,
    line: number('line'),
    endLine: number('endLine'),
  }
}

export function emptyStep(name: string): RunStep {
  return {
    name,
    conclusion: null,
    log: '',
    outputs: {},
    summary: '',
    annotations: [],
    milliseconds: 0,
  }
}
