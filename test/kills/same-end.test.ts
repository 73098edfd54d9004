import { describe, expect, test } from 'vitest'
import { differs } from './same-end.ts'

const CALM = 'labels sev1\n| 15:01 | Declared |\nrings sitrep.poke 7#1 1795101661000'

describe('two ends are the same', () => {
  test.each([
    ['word for word', CALM, 0],
    ['where a clock was set a moment later', CALM.replace('661000', '665000'), 0],
    ['where a time may be later, and is', CALM.replace('15:01', '15:03'), 2],
  ])('%s', (_, end, late) => {
    expect(differs(CALM, end, late)).toEqual([])
  })
})

describe('two ends are not the same', () => {
  test.each([
    ['where a label is missing', CALM.replace('sev1', ''), 2],
    ['where something is there twice', `${CALM}\nlabels sev1`, 2],
    ['where a time may not be later', CALM.replace('15:01', '15:02'), 0],
    ['where a time is later than it may be', CALM.replace('15:01', '15:04'), 2],
    ['where a time is earlier', CALM.replace('15:01', '15:00'), 2],
    ['where a clock rings for something else', CALM.replace('7#1', '7#2'), 2],
    ['where a clock rings an hour later', CALM.replace('95101', '95105'), 2],
    ['where lines stand in another order', CALM.split('\n').toReversed().join('\n'), 2],
  ])('%s', (_, end, late) => {
    expect(differs(CALM, end, late)).not.toEqual([])
  })
})
