import { accept, type Outcome, type Problem, refuse } from '../domain/problem.ts'
import type { Command, Part, Scene } from './command.ts'
import { inline } from './inline.ts'
import { firstWord } from './parts/taken.ts'
import { usage } from './usage.ts'

type Read = { readonly args: Readonly<Record<string, unknown>>; readonly rest: string }

/** Reads all arguments of a command out of a text without spaces at its ends, in the order of its parts. What is left over is refused. */
export function readArguments(
  command: Command,
  text: string,
  scene: Scene,
): Outcome<Record<string, unknown>> {
  let read: Read = { args: {}, rest: text }
  for (const [key, part] of Object.entries(command.parts)) {
    const taken = readOne(command, part, read.rest, scene)
    const before = text.slice(0, text.length - read.rest.length)
    if (!taken.ok)
      return {
        ok: false,
        problem: withFix(command, [before, firstWord(read.rest).rest], key, taken.problem, scene),
      }
    read = { args: { ...read.args, [key]: taken.value }, rest: taken.rest.trim() }
  }
  return read.rest === '' ? accept(read.args) : leftOver(command, text, read.rest)
}

function readOne(command: Command, part: Part<unknown>, text: string, scene: Scene) {
  if (text !== '' || part.optional) return part.take(text, scene)
  const typed = inline(usage(command))
  const detail = `Something is missing: it is typed ${typed}. Accepted: ${part.accepts(scene)}.`
  return refuse('missing-argument', detail, part.sample(scene))
}

/** A part knows what should stand in its place; the line to type needs what stands around it. */
function withFix(
  { name, parts }: Command,
  [before, after]: readonly [string, string],
  key: string,
  problem: Problem,
  scene: Scene,
): Problem {
  if (problem.fix === null) return problem
  const later = Object.entries(parts).slice(Object.keys(parts).indexOf(key) + 1)
  const needed = later.filter(([, part]) => !part.optional).map(([, part]) => part.sample(scene))
  const typed = needed.length > 0 && after !== '' ? [after] : needed
  return { ...problem, fix: inline([`/${name}`, before, problem.fix, ...typed].join(' ')) }
}

function leftOver(command: Command, text: string, left: string): Outcome<never> {
  const kept = text.slice(0, text.length - left.length)
  const detail = `${inline(left)} is more than the command takes: ${inline(usage(command))}.`
  return refuse('extra-words', detail, inline(`/${command.name} ${kept}`))
}
