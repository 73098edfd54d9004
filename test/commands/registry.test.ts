import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Command } from '../../src/commands/command.ts'
import { commandsOf } from '../../src/commands/place.ts'
import { commands } from '../../src/commands/registry.generated.ts'
import { usage } from '../../src/commands/usage.ts'
import { writeRegistries } from '../../src/gen/registry.ts'
import { incidentIn, incidentWith, itemScene, nothing, say, scene } from '../support/scene.ts'

const SEV1 = incidentWith({ type: 'severity-set', severity: 'sev1' })

/** A scene in which the example has a meaning. */
function present(example: string, { during }: Command) {
  if (during === 'action') return itemScene()
  if (example.startsWith('/reopen')) return scene({ incident: incidentIn('resolved') })
  return scene(/^\/(?:postmortem|meeting) /.test(example) ? { incident: SEV1 } : {})
}

test('the registry lists what the folder holds: run `npm run gen` when it does not', () => {
  for (const { path, text } of writeRegistries()) expect(readFileSync(path, 'utf8')).toBe(text)
})

test('every file that makes a command is in the registry', () => {
  const files = readdirSync('src/commands')
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => /= command\(/.test(readFileSync(`src/commands/${file}`, 'utf8')))
    .map((file) => file.replace('.ts', ''))
    .sort()
  // A word that means something else on an action item has a second file, behind the first.
  expect(commands.map(({ name }) => name)).toEqual(
    files.map((file) => file.replace(/-action$/, '')),
  )
  expect(files.length).toBeGreaterThan(30)
})

test.each(['action', 'incident'] as const)('no two commands of an %s share a word', (place) => {
  const words = commandsOf(place, commands).flatMap(({ name, aliases }) => [name, ...aliases])
  expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([])
  expect(words).not.toContain('sitrep')
})

describe.each(commands.map((command) => [command.name, command] as const))(
  '/%s',
  (name, command) => {
    test.each(command.examples)('takes its example %s', (example) => {
      expect(say(example, present(example, command))).toMatchObject({
        kind: 'accepted',
        command: name,
      })
    })

    test('says in one line what it does, and how it is typed', () => {
      expect(command.summary).toMatch(/^[A-Z][^\n]{10,90}[^.\n]$/)
      expect(usage(command)).toMatch(new RegExp(`^/${name}( [<[][^\\n]+[>\\]])*$`))
    })

    test('is open to a reader only if it changes nothing', () => {
      const gated = say(command.examples[0], present(command.examples[0], command), 'read')
      if (name === 'help') expect(gated).toMatchObject({ kind: 'accepted', facts: [] })
      else expect(gated).toMatchObject({ kind: 'refused', problem: { code: 'not-allowed' } })
    })

    test('does nothing while GitHub does not say who may', () => {
      const gated = say(command.examples[0], present(command.examples[0], command), null)
      expect(gated).toMatchObject({ kind: 'refused', problem: { code: 'authority-unknown' } })
    })

    test('answers to the long form as well', () => {
      const typed = `/sitrep ${command.examples[0].slice(1)}`
      expect(say(typed, present(command.examples[0], command))).toMatchObject({
        kind: 'accepted',
        command: name,
      })
    })

    test('takes its own sample words', () => {
      const words = Object.values(command.parts)
        .filter((part) => !part.optional)
        .map((part) => part.sample(present(command.examples[0], command)))
      const typed = [`/${name}`, ...words].join(' ')
      expect(say(typed, present(typed, command)).kind).toBe('accepted')
    })
  },
)

test.each(
  commands
    .filter(({ during }) => !['anywhere', 'incident-to-be', 'action'].includes(String(during)))
    .map(({ name, examples }) => [name, examples[0]] as const),
)('/%s has nothing to act on where there is no incident', (_, example) => {
  const gated = say(example, scene({ incident: nothing() }))
  expect(gated).toMatchObject({ kind: 'refused', problem: { code: 'not-an-incident' } })
})
