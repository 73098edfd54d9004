import { readArguments } from '../commands/arguments.ts'
import type { Command, Person, Proof, Remark, Scene } from '../commands/command.ts'
import { find } from '../commands/find.ts'
import { needs } from '../commands/needs.ts'
import { placeOf } from '../commands/place.ts'
import { commands } from '../commands/registry.generated.ts'
import { NO_ACTION } from '../domain/action.ts'
import { UNDECLARED } from '../domain/incident.ts'
import type { Instant } from '../domain/instant.ts'
import type { Policy } from '../domain/policy.ts'
import { type Call, readCalls, type Talk, type TalkReason } from '../markdown/calls.ts'

/** What would become of a line that looks like a command. */
export interface ReadLine {
  /** 1-based. */
  readonly line: number
  /** Ours by its own name, whichever alias was typed; any other as it was typed. Without its slash. */
  readonly command: string
  /** What was typed behind it, by words. */
  readonly args: readonly string[]
  readonly run: boolean
  /** Why not; empty where it is run. */
  readonly reason: string
}

/**
 * Every line that looks like a command, in order. Everybody is taken as known, any status as fitting, every pull request
 * as merged; and since a text does not say where it stands, a line is run that an incident or an action item would run.
 */
export function readComment(text: string, policy: Policy, now: Instant): readonly ReadLine[] {
  const { calls, talk } = readCalls(text)
  const incident = sceneOf(text, calls, 'incident', policy, now)
  const item = sceneOf(text, calls, 'action', policy, now)
  const lines = calls.map((call) => likelier(ofCall(call, incident), ofCall(call, item)))
  return [...lines, ...talk.map(ofTalk)].toSorted((a, b) => a.line - b.line)
}

/** The reading by which it is run, else the one that knows the word, else that of an incident. */
function likelier(onIncident: ReadLine, onItem: ReadLine): ReadLine {
  if (onIncident.run) return onIncident
  const isUnknown = onIncident.reason.startsWith(UNKNOWN) && !onItem.reason.startsWith(UNKNOWN)
  return onItem.run || isUnknown ? onItem : onIncident
}

const UNKNOWN = 'no command of Sitrep'

function ofCall(call: Call, scene: Scene): ReadLine {
  const at = { policy: scene.policy, place: placeOf(scene) }
  const found = find(call.name, call.rest, at, commands)
  const typed = { line: call.line, command: call.name, args: wordsOf(call.rest) }
  if (found.kind === 'foreign') return { ...typed, run: false, reason: UNKNOWN }
  if (found.kind === 'near') {
    return { ...typed, run: false, reason: `${UNKNOWN}; did you mean /${found.suggestion}?` }
  }
  const { command, text } = found
  const read = readArguments(command, withMore(command, text, call.more), scene)
  const ours = { line: call.line, command: command.name, args: wordsOf(text) }
  return read.ok
    ? { ...ours, run: true, reason: '' }
    : { ...ours, run: false, reason: refusal(read.problem) }
}

const withMore = ({ parts }: Command, text: string, more: string): string =>
  Object.values(parts).some(({ lines }) => lines) ? [text, more].join('\n').trim() : text.trim()

const refusal = ({ detail, fix }: { readonly detail: string; readonly fix: string | null }) =>
  fix === null ? detail : `${detail} Try: ${fix}`

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '')

function ofTalk({ line, raw, reason }: Talk): ReadLine {
  const [, command = '', rest = ''] =
    /[/\u2044\u2215\uff0f]([^\s/]*)(.*)$/su.exec(raw.slice(0, 500)) ?? []
  return { line, command, args: wordsOf(rest), run: false, reason: REASONS[reason] }
}

const REASONS: Readonly<Record<TalkReason, string>> = {
  code: 'in a code block or a code span',
  indented: 'indented by four spaces, which makes it code',
  quote: 'in a quote',
  list: 'in a list',
  footnote: 'in a footnote',
  heading: 'in a heading',
  table: 'in a table',
  html: 'in HTML or an HTML comment',
  link: "in a link or a link's definition",
  math: 'in a formula',
  'not-at-line-start': 'not at the start of its line',
  'not-ascii': 'holds letters or signs that are not plain ones',
  'invisible-characters': 'holds characters that nobody can see; type it again by hand',
  'too-nested': 'behind lists or quotes that are nested too deep to be read',
  'too-many': 'a comment runs at most ten commands',
  'too-long': 'a comment is read up to 65,536 characters',
}

const LINKED = /\/([\w.-]{1,39}\/[\w.-]{1,100})\/(?:issues|pull)\/([1-9]\d{0,8})#issuecomment-/
const PULL = /\/([\w.-]{1,39}\/[\w.-]{1,100})\/pull\/[1-9]/

/**
 * A comment stands on the issue that its links to comments lead to, or at least in the repository of the pull request
 * that it names; there is nothing else to know it by.
 */
function sceneOf(
  text: string,
  calls: readonly Call[],
  place: 'incident' | 'action',
  policy: Policy,
  now: Instant,
): Scene {
  const read = text.slice(0, 65_536)
  const [, named = 'owner/name'] = PULL.exec(read) ?? []
  const [, repository = named, number = '1'] = LINKED.exec(read) ?? []
  const at = { repository, issue: Number(number) }
  const asked = needs(calls, { policy, place, ...at })
  const remark: Remark = { author: 'somebody', at: now, text: 'words' }
  return {
    incident: { ...UNDECLARED, ours: true, status: 'investigating', category: 'investigating' },
    action: place === 'action' ? { ...NO_ACTION, ours: true } : null,
    proofs: new Map(
      asked.proofs.map((one): [number, Proof] => [one, { number: one, state: 'merged' }]),
    ),
    policy,
    said: { at: now, by: 'you', ref: { kind: 'comment', id: 1 } },
    ...at,
    people: new Map(
      asked.logins.map((login): [string, Person] => [login, { login, permission: 'write' }]),
    ),
    remarks: new Map(asked.comments.map((id) => [id, remark])),
  }
}
