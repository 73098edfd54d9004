import { expect, test } from 'vitest'
import { alertSeverity } from '../../../src/plan/alert/severity.ts'
import { policyIn } from '../../support/configured.ts'

const plain = policyIn('')
const own = policyIn('alerts:\n  severities:\n    page: sev1\n    high: sev3\n  ceiling: sev2\n')

test.each([
  ['critical', 'sev1'],
  ['SEV-2', 'sev2'],
  ['major', 'sev2'],
  ['1', 'sev1'],
  ['Low', 'sev4'],
])("the team's own words hold: %s is %s", (word, severity) => {
  expect(alertSeverity(word, plain)).toEqual({ severity, notes: [] })
})

test('what config says of a word stands over what it means elsewhere', () => {
  expect(alertSeverity('high', plain).severity).toBe('sev2')
  expect(alertSeverity('HIGH', own).severity).toBe('sev3')
})

test('nothing is worse than the ceiling, and that is told', () => {
  const { severity, notes } = alertSeverity('page', own)
  expect(severity).toBe('sev2')
  expect(notes.join()).toContain('/severity sev1')
  expect(alertSeverity('sev4', own)).toEqual({ severity: 'sev4', notes: [] })
})

test('a word that means nothing here is told and not guessed', () => {
  const { severity, notes } = alertSeverity('pink', plain)
  expect(severity).toBeNull()
  expect(notes.join()).toMatch(/"pink".*sev1, sev2, sev3, sev4.*alerts:/)
})

test('no word is no severity, and nothing to tell', () => {
  expect(alertSeverity(null, own)).toEqual({ severity: null, notes: [] })
})
