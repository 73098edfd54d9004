// biome-ignore-all lint/suspicious/noTemplateCurlyInString: GitHub fills these in.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commandOf } from '../../../src/sandbox/runner/command.ts'
import { pairsOf } from '../../../src/sandbox/runner/command-file.ts'
import { filled, holds } from '../../../src/sandbox/runner/expression.ts'
import { takes } from '../../../src/sandbox/runner/glob.ts'
import { grantedTo } from '../../../src/sandbox/runner/permissions.ts'
import { createStepLog } from '../../../src/sandbox/runner/step-log.ts'

describe('a condition', () => {
  const contexts = { github: { event_name: 'issues', event: { label: null } }, needs: {} }
  test.each([
    ['github.event_name', true],
    ["github.event_name == 'issues'", true],
    ["${{ github.event_name == 'push' }}", false],
    ['github.event.label.name', false],
    ["contains('}}', '}') && true", true],
    ["${{ 'a }} b' == 'a }} b' }}", true],
    [true, true],
    [false, false],
    [undefined, true],
    ['!cancelled()', true],
    ['failure()', false],
    ["'failure()' == 'x'", false],
    ['text ${{ false }}', true],
  ])('%j is %s where all went well', (text, expected) => {
    expect(holds(text, contexts, 'success')).toBe(expected)
  })

  test.each([
    [undefined, false],
    ['true', false],
    ["'always()' != ''", false],
    ['always()', true],
    ['failure()', true],
    ['success() || failure()', true],
  ])('%j is %s where something failed', (text, expected) => {
    expect(holds(text, contexts, 'failure')).toBe(expected)
  })
})

test.each([
  ['a ${{ github.n }} b', 'a 1.5 b'],
  ["${{ 'it''s }}' }}", "it's }}"],
  ['${{ github.none }}', ''],
  ['${{ github.yes }}', 'true'],
  ['no end ${{ github.n', 'no end ${{ github.n'],
  [3, '3'],
  [undefined, ''],
])('%j is filled in as %j', (template, expected) => {
  expect(filled(template, { github: { n: 1.5, yes: true } })).toBe(expected)
})

test.each([
  [['main'], 'main', true],
  [['main'], 'main2', false],
  [['release/*'], 'release/1', true],
  [['release/*'], 'release/1/2', false],
  [['release/**'], 'release/1/2', true],
  [['**/docs/**'], 'docs/a.md', true],
  [['**.md'], 'docs/a.md', true],
  [['*.md'], 'docs/a.md', false],
  [['v[12].[0-9]+'], 'v2.10', true],
  [['v[12].[0-9]+'], 'v3.1', false],
  [['docs/**', '!docs/old/**'], 'docs/old/a.md', false],
  [['docs/**', '!docs/old/**', 'docs/old/keep.md'], 'docs/old/keep.md', true],
  [['a.b'], 'axb', false],
])('%j and %s: %s', (patterns, name, expected) => {
  expect(takes(patterns, name)).toBe(expected)
})

describe('a command of a step', () => {
  test.each([
    ['::group::Read', { name: 'group', properties: {}, message: 'Read' }],
    [
      '::error file=a.yml,line=3::No%0Ago',
      { name: 'error', properties: { file: 'a.yml', line: '3' }, message: 'No\ngo' },
    ],
    [
      '::error title=a%3A b%2Cc%25::x',
      { name: 'error', properties: { title: 'a: b,c%' }, message: 'x' },
    ],
    ['  ::notice::a::b', { name: 'notice', properties: {}, message: 'a::b' }],
  ])('%s', (line, expected) => {
    expect(commandOf(line)).toEqual(expected)
  })

  test.each(['plain', 'a ::error::b', '::', '::a', ': :a::b'])('%j is only a line', (line) => {
    expect(commandOf(line)).toBeNull()
  })

  test('is not heard while commands are stopped', () => {
    const log = createStepLog(new Set(), false)
    for (const line of [
      '::stop-commands::end-1',
      '::error::Stranger',
      '::end-1::',
      '::error::Ours',
    ])
      log.hear(line)
    expect(log.annotations().map(({ message }) => message)).toEqual(['Ours'])
    expect(log.text()).toBe('::error::Stranger\n##[error]Ours')
  })

  test('of masking hides the word from there on, and of debugging shows only where asked', () => {
    for (const debug of [false, true]) {
      const log = createStepLog(new Set(['old']), debug)
      for (const line of ['::add-mask::hat', 'a hat, old', '::debug::Look']) log.hear(line)
      expect(log.text()).toBe(`a ***, ***${debug ? '\n##[debug]Look' : ''}`)
    }
  })
})

describe('what a step writes into its files', () => {
  test('is read back as it was, whatever it holds', () => {
    const name = fc.stringMatching(/^[a-z][a-z_]{0,8}$/)
    const value = fc.string().filter((text) => !/[\r\n]/.test(text) && text !== 'END')
    fc.assert(
      fc.property(fc.dictionary(name, fc.array(value)), (given) => {
        const pairs = Object.entries(given).map(([key, lines]) => [key, lines.join('\n')] as const)
        const text = pairs.map(([key, lines]) => `${key}<<END\n${lines}\nEND\n`).join('')
        expect(pairsOf(text)).toEqual(Object.fromEntries(pairs))
      }),
    )
  })

  test.each(['nothing', '=a', 'a<<END\nb'])('%j is refused', (text) => {
    expect(() => pairsOf(text)).toThrow()
  })
})

test.each([
  [undefined, undefined, { contents: 'read', packages: 'read' }],
  [{ issues: 'write' }, undefined, { issues: 'write' }],
  [{ issues: 'write' }, { 'pull-requests': 'read', checks: 'none' }, { pull_requests: 'read' }],
  [undefined, {}, {}],
  ['write-all', {}, {}],
])('a workflow of %j and a job of %j grant %j', (workflow, own, expected) => {
  expect(grantedTo(workflow, own)).toEqual(expected)
})

test('all of it is every permission that a job can have', () => {
  expect(grantedTo('read-all', undefined)).toMatchObject({ issues: 'read', checks: 'read' })
})
