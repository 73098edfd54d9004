import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant } from '../../src/domain/instant.ts'
import { type CalendarEvent, calendarFile } from '../../src/markdown/ics.ts'

const EVENT: CalendarEvent = {
  uid: 'checkout.primary.ana.20261116T080000Z@sitrep',
  from: instant('2026-11-16T08:00:00Z'),
  until: instant('2026-11-23T08:00:00Z'),
  summary: 'ana on call: checkout',
  description: 'Answers first.',
}
const MADE = instant('2026-11-20T12:00:00Z')
const file = (change: Partial<CalendarEvent> = {}) =>
  calendarFile('On call', [{ ...EVENT, ...change }], MADE)
const octets = (text: string) => new TextEncoder().encode(text).length
const unfolded = (text: string) => text.replaceAll('\r\n ', '')

test('an event has what RFC 5545 asks for, in UTC', () => {
  const lines = file().split('\r\n')
  expect(lines.slice(0, 3)).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    expect.stringMatching(/^PRODID:/),
  ])
  expect(lines).toEqual(
    expect.arrayContaining([
      'UID:checkout.primary.ana.20261116T080000Z@sitrep',
      'DTSTAMP:20261120T120000Z',
      'DTSTART:20261116T080000Z',
      'DTEND:20261123T080000Z',
      'SUMMARY:ana on call: checkout',
    ]),
  )
  expect(lines.at(-2)).toBe('END:VCALENDAR')
  expect(lines.at(-1)).toBe('')
})

test('what separates values is escaped, and lines of a text stay one property', () => {
  const text = unfolded(file({ summary: 'a, b; c\\d\r\ne\u2028f\nATTENDEE:x' }))
  expect(text).toContain('SUMMARY:a\\, b\\; c\\\\d\\ne\\nf\\nATTENDEE:x\r\n')
  expect(text).not.toMatch(/^ATTENDEE/m)
})

test('no line is longer than 75 octets, no character is cut, and folding can be undone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (summary) => {
      const text = file({ summary })
      for (const line of text.split('\r\n')) {
        expect(octets(line)).toBeLessThanOrEqual(75)
        expect(line).not.toMatch(/[\r\n\ufffd]/)
      }
      const plain = summary
        .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
        .replaceAll(/(?!\n)\p{Cc}/gu, '')
      const [, shown = ''] = /^SUMMARY:(.*)\r$/m.exec(unfolded(text)) ?? []
      const back = shown.replaceAll(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign))
      expect(back).toBe(plain)
    }),
  )
})
