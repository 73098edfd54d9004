import { gate } from '../../../src/commands/gate.ts'
import { commands } from '../../../src/commands/registry.generated.ts'
import { readCalls } from '../../../src/markdown/calls.ts'
import { itemScene, report, scene } from '../../support/scene.ts'
import type { Reader } from '../reader.ts'
import { BLOCKS } from './units.ts'

const SCENES = [scene(), itemScene(), scene({ incident: report() })]
const NAMES = commands.flatMap(({ name }) => [`/${name}`, `/${name} `, `\n/${name} `])
const EXAMPLES = commands.flatMap(({ examples }) => examples)

/** Every command that is found is run through the gate, on an incident, on an action item and on a report. */
export const comments: Reader = {
  name: 'comments',
  thread: 'main',
  read: (text) =>
    readCalls(text).calls.map((call) => SCENES.map((at) => gate(call, 'maintain', at))),
  words: [...NAMES, ...PARTS(), ...Object.values(BLOCKS)],
  corpus: [
    ...EXAMPLES,
    'We see errors since 14:05.\n\n/sev 1 nobody can pay\n/ic @ana\n\n> who is on it?\n',
    '/update Payments fail for every second customer\nand it grows, next 30m\n\n```\n/resolve\n```\n',
    '<details><summary>log</summary>\n\n/ack\n\n</details>\n\n/timeline 14:05 UTC the pool is empty',
    '- [ ] one\n- /ack\n\n| a | b |\n|---|---|\n| /ack | 1 |\n\n/due friday',
  ],
  units: {
    ...BLOCKS,
    'a command of many words': '/update a ',
    'a command of many lines': '/timeline a\n',
    'a command and what follows it': `/update ${'next 30m '.repeat(200)}\n`,
    'signs of money': '/impact $1 1% ',
    'marks of times': '/time started 1:1 ',
  },
}

function PARTS(): readonly string[] {
  const typed =
    '@ana @dev sev1 1 p1 2026-12-01 friday 14:05 UTC 30m next due 40% $15000 12000 users #12 https://example.org/x none skip'
  return typed.split(' ').flatMap((word) => [word, `${word} `])
}
