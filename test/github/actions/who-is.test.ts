import { expect, test } from 'vitest'
import { whoIs } from '../../../src/github/actions/who-is.ts'
import { AT, github } from './support.ts'

/** A GitHub that finds whoever has the word anywhere in login or name, as it does. */
const among = (people: readonly { readonly login: string; readonly name: string | null }[]) =>
  github({
    query: (text, variables) => ({
      repository: Object.fromEntries(
        [...text.matchAll(/(n\d+): assignableUsers/g)].map(([, alias = '']) => {
          const word = String(variables[alias])
          const found = people.filter(({ login, name }) =>
            `${login} ${name}`.toLowerCase().includes(word),
          )
          return [alias, { nodes: found }]
        }),
      ),
    }),
  })

const PEOPLE = [
  { login: 'ana', name: 'Ana Lopez' },
  { login: 'ana2', name: 'ana lopez ' },
  { login: 'ben', name: 'Ben' },
  { login: 'benny', name: 'Benjamin Hill' },
  { login: 'caro', name: null },
]

test('somebody is who shows exactly that name, in whatever case', async () => {
  const { client, asked } = among(PEOPLE)
  const known = await whoIs(client, AT, ['Ben', ' ANA LOPEZ', 'Hill', 'caro', 'Nobody', ''])
  expect(Object.fromEntries(known)).toEqual({
    ben: ['ben'],
    'ana lopez': ['ana', 'ana2'],
    hill: [],
    caro: [],
    nobody: [],
  })
  expect(asked).toEqual(['Names'])
})

test('many names take few queries, and no more than a hundred are asked for', async () => {
  const { client, asked } = among(PEOPLE)
  const known = await whoIs(
    client,
    AT,
    Array.from({ length: 150 }, (_, at) => `Person ${at}`),
  )
  expect([known.size, asked.length]).toEqual([100, 5])
})

test('where GitHub answers no query nobody is found', async () => {
  const { client } = github({})
  expect(Object.fromEntries(await whoIs(client, AT, ['Ben']))).toEqual({ ben: [] })
})

test('nobody is asked for without a name', async () => {
  const { client, asked } = among(PEOPLE)
  await whoIs(client, AT, [' '])
  expect(asked).toEqual([])
})
