import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Alive, alive, aliveFolder } from '../../src/store/alive.ts'
import { at, claimed, delivery, ids, NOBODY, opened, storePath } from './support.ts'

/** A path beside which its users may show that they live. */
function sharedPath(): string {
  const path = storePath()
  mkdirSync(aliveFolder(path))
  return path
}

function living(path: string, owner: string): Alive {
  const one = alive(path, owner)
  onTestFinished(() => one.close())
  return one
}

function found(by: Alive): readonly string[] {
  const dead: string[] = []
  by.lookForDead((owner) => dead.push(owner))
  return dead
}

/** A process of its own that does nothing but live. What it holds is kept, or it would be collected and count as gone. */
async function process(path: string, owner: string) {
  const module = new URL('../../src/store/alive.ts', import.meta.url).href
  const source = `
    import { alive } from ${JSON.stringify(module)}
    globalThis.kept = alive(${JSON.stringify(path)}, ${JSON.stringify(owner)})
    process.stdout.write('alive')
    setInterval(() => {}, 1000)`
  const child = spawn('node', ['--input-type=module', '-e', source])
  await once(child.stdout, 'data')
  return async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
}

test('who lives is not taken for dead, in this process or in another', async () => {
  const path = sharedPath()
  const one = living(path, 'one')
  living(path, 'two')
  const kill = await process(path, 'three')
  expect(found(one)).toEqual([])
  expect(found(one)).toEqual([])
  await kill()
})

test('who was killed is found dead, once', async () => {
  const path = sharedPath()
  const one = living(path, 'one')
  const two = living(path, 'two')
  const kill = await process(path, 'three')
  await kill()
  expect(found(one)).toEqual(['three'])
  expect([found(one), found(two)]).toEqual([[], []])
})

test('who ended in good order leaves nothing behind', () => {
  const path = sharedPath()
  const one = living(path, 'one')
  alive(path, 'two').close()
  expect(found(one)).toEqual([])
  expect(readdirSync(aliveFolder(path))).toEqual(['one'])
})

test('whose leases could not be given back is found again', () => {
  const path = sharedPath()
  const one = living(path, 'one')
  writeFileSync(join(aliveFolder(path), 'two'), '')
  const failing = () => {
    throw new Error('disk full')
  }
  expect(() => one.lookForDead(failing)).toThrow('disk full')
  expect(found(one)).toEqual(['two'])
})

test('a folder that was swept away makes nobody dead', () => {
  const path = sharedPath()
  const one = living(path, 'one')
  rmSync(aliveFolder(path), { recursive: true })
  expect(found(one)).toEqual([])
})

test('a store in memory shows nothing on the disk', () => {
  opened(':memory:').reclaim()
  expect(existsSync(aliveFolder(':memory:'))).toBe(false)
})

/** A store whose only lane is held by somebody of whom nothing but a file without a lock is left. */
function orphaned() {
  const path = storePath()
  const first = opened(path, { owner: 'first' })
  first.accept([delivery('1')], at(0))
  const lease = claimed(first, at(0))
  first.close()
  writeFileSync(join(aliveFolder(path), 'first'), '')
  return { path, lease }
}

test('the next start does not wait for the leases of the dead', () => {
  const { path, lease } = orphaned()
  const next = opened(path, { now: at(1) })
  const taken = claimed(next, at(1))
  expect(ids(next, taken)).toEqual(['1'])
  expect(taken.fence).toBeGreaterThan(lease.fence)
})

test('who lives beside the dead takes over when it looks for them', () => {
  const path = storePath()
  const survivor = opened(path, { owner: 'survivor' })
  const other = opened(path, { owner: 'other' })
  other.accept([delivery('1')], at(0))
  claimed(other, at(0))
  survivor.reclaim()
  expect(survivor.claim(at(1), NOBODY)).toBeNull()
  other.close()
  writeFileSync(join(aliveFolder(path), 'other'), '')
  survivor.reclaim()
  expect(ids(survivor, claimed(survivor, at(1)))).toEqual(['1'])
})
