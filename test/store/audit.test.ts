import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { at, MEDIA, newStore, opened, storePath } from './support.ts'

function write(store: Store, count: number): void {
  for (let index = 1; index <= count; index += 1)
    store.audit({
      at: at(index),
      incident: 'acme/shop#7',
      delivery: `delivery-${index}`,
      act: `label.add sev${index}`,
    })
}

describe.each(MEDIA)('an audit in a %s', (medium) => {
  test('is whole as long as nobody touches it, empty ones too', () => {
    const store = newStore(medium)
    expect(store.auditBroken()).toBeNull()
    write(store, 5)
    expect(store.auditBroken()).toBeNull()
  })
})

test.each([
  ['a changed act', "UPDATE audit SET act = 'nothing' WHERE number = 3", 3],
  ['a changed time', 'UPDATE audit SET at = at + 1 WHERE number = 1', 1],
  ['a changed incident', "UPDATE audit SET incident = 'acme/shop#8' WHERE number = 5", 5],
  ['a changed delivery', "UPDATE audit SET delivery = '' WHERE number = 2", 2],
  ['a changed hash', "UPDATE audit SET hash = 'x' WHERE number = 4", 4],
  ['a record that is gone from the middle', 'DELETE FROM audit WHERE number = 3', 3],
  ['a record that is gone from the beginning', 'DELETE FROM audit WHERE number = 1', 1],
  ['records that are gone from the end', 'DELETE FROM audit WHERE number >= 4', 4],
  ['all records gone', 'DELETE FROM audit', 1],
  [
    'records that have changed places',
    'UPDATE audit SET number = -number; UPDATE audit SET number = 6 + number',
    1,
  ],
  [
    'a record that was added behind our back',
    "INSERT INTO audit VALUES (6, 1, 'acme/shop#7', 'x', 'y', 'z')",
    6,
  ],
])('%s shows', (_title, tampering, number) => {
  const path = storePath()
  const store = opened(path)
  write(store, 5)
  const other = new DatabaseSync(path)
  other.exec(tampering)
  other.close()
  expect(store.auditBroken()).toBe(number)
})

test('a record that is sound in another history shows', () => {
  const [path, elsewhere] = [storePath(), storePath()]
  const [store, other] = [opened(path), opened(elsewhere)]
  write(store, 5)
  other.audit({ at: at(1), incident: 'acme/shop#7', delivery: 'x', act: 'another beginning' })
  write(other, 4)
  const forger = new DatabaseSync(path)
  forger.exec(`ATTACH '${elsewhere}' AS elsewhere;
    INSERT OR REPLACE INTO main.audit SELECT * FROM elsewhere.audit WHERE number = 3`)
  forger.close()
  expect(store.auditBroken()).toBe(3)
})

test('goes on where it stopped, also when two write to it', () => {
  const path = storePath()
  const [first, second] = [opened(path), opened(path)]
  write(first, 2)
  write(second, 2)
  first.close()
  write(second, 1)
  expect(second.auditBroken()).toBeNull()
})
