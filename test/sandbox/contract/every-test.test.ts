import { expect, test } from 'vitest'
import { createSandbox } from '../../../src/sandbox/sandbox.ts'
import { excuse } from '../../support/contract.ts'

/** Asks a sandbox that nobody handed to anybody. */
async function ask(path: string): Promise<number> {
  const sandbox = createSandbox({ origin: 'http://github.test' })
  return (await sandbox.fetch(new Request(`http://github.test/api/v3${path}`))).status
}

const BROKEN = '/users/ana?shoe_size=38'

test.fails('a test fails that breaks the contract, without having asked for any check', async () => {
  await ask(BROKEN)
})

test.fails('a test fails that asks for what nobody documents', async () => {
  await ask('/shoes')
})

test('a test passes that says which violation it means', async () => {
  excuse(/shoe_size/)
  expect(await ask(BROKEN)).toBe(404)
})

test.fails('a test fails whose excuse is for something else', async () => {
  excuse(/hat_size/)
  await ask(BROKEN)
})

test.fails('a test fails whose excuse is for nothing', async () => {
  excuse(/shoe_size/)
  await ask('/users/ana')
})

test('an excuse ends with its test', async () => {
  expect(await ask('/users/ana')).toBe(404)
})
