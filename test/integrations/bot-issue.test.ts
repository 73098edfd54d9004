import { expect, test } from 'vitest'
import { formHeadings } from '../../src/config/form.ts'
import { botAlert } from '../../src/integrations/bot-issue.ts'
import { POLICY } from '../support/policy.ts'

const headings = formHeadings(POLICY)

const body = (...sections: readonly (readonly [string, string])[]) =>
  sections.map(([heading, text]) => `### ${heading}\n\n${text}`).join('\n\n')

test('the key stands below its heading, and the source is the bot', () => {
  const text = body(
    ['Severity', 'sev1'],
    ['Services', 'checkout'],
    ['Key', 'checkout-errors\nmore'],
  )
  expect(botAlert('Grafana-Alerts[bot]', text, headings)).toEqual({
    source: 'grafana-alerts',
    key: 'checkout-errors',
  })
})

test.each<readonly [string, string]>([
  ['without a key', body(['Severity', 'sev1'], ['Services', 'checkout'], ['Description', 'x'])],
  [
    'with an empty key',
    body(['Severity', 'sev1'], ['Services', 'checkout'], ['Key', '_No response_']),
  ],
  ['with a key and none of the form', body(['Key', 'x'])],
  [
    'with a key in a block of code',
    `\`\`\`\n${body(['Severity', 'a'], ['Services', 'b'], ['Key', 'x'])}\n\`\`\``,
  ],
  ['that is empty', ''],
])('a body %s is no alert', (_, text) => {
  expect(botAlert('grafana[bot]', text, headings)).toBeNull()
})
