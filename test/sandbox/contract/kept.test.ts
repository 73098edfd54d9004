import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { createCompiler } from '../../../src/sandbox/contract/compile.ts'
import { createKept, keptFolder } from '../../../src/sandbox/contract/kept.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const CODE = 'module.exports = (value) => value === 7'

test('what one keeps another finds, under its own key alone', () => {
  createKept(folder).keep('GET /issues 200', CODE)
  const other = createKept(folder)
  expect(other.find('GET /issues 200')?.(7)).toBe(true)
  expect(other.find('GET /issues 200')?.(8)).toBe(false)
  expect(other.find('GET /issues 404')).toBeNull()
})

test('a folder that is not there is made, and no half of a file is left in it', () => {
  const below = join(folder, 'a', 'b')
  expect(createKept(below).find('key')).toBeNull()
  createKept(below).keep('key', CODE)
  expect(readdirSync(below).filter((name) => !name.endsWith('.cjs'))).toEqual([])
})

test('what was cut off is not found', () => {
  createKept(folder).keep('key', CODE)
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'module.exports = (')
  expect(createKept(folder).find('key')).toBeNull()
})

test('where nothing can be written, nothing is kept and nothing fails', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  createKept(join(file, 'below')).keep('key', CODE)
  expect(createKept(join(file, 'below')).find('key')).toBeNull()
})

test('another slice or another strictness is another folder', () => {
  const folders = [
    keptFolder('rest', { strictness: 'open' }),
    keptFolder('rest', { strictness: 'closed' }),
    keptFolder('webhooks', { strictness: 'open' }),
  ]
  expect(new Set(folders).size).toBe(3)
  expect(keptFolder('rest', { strictness: 'open' })).toBe(folders[0])
})

test('a check that was read back finds the same as the one that was compiled', () => {
  const compile = createCompiler('rest', { strictness: 'closed' })
  const user = { $ref: '#/components/schemas/simple-user' }
  const { validate, code } = compile('a user', user)
  // Below `node_modules`, since what is kept asks for packages.
  const near = keptFolder('rest', { purpose: 'this test' })
  onTestFinished(() => rmSync(near, { recursive: true }))
  const kept = createKept(near)
  kept.keep('a user', code)
  const read = kept.find('a user')
  for (const value of [{}, { login: 7 }, null, { login: 'ana', shoeSize: 38, url: 'no address' }]) {
    expect([validate(value), validate.errors]).toEqual([read?.(value), read?.errors])
    expect(validate.errors).not.toBeNull()
  }
})
