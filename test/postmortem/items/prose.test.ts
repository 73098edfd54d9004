import { expect, test } from 'vitest'
import { promisedIn } from '../../../src/postmortem/items/promised-in.ts'

const items = (text: string) =>
  promisedIn(text, { known: null, zone: 'UTC', names: new Set() }).items
const titles = (text: string) => items(text).map(({ title }) => title.replace(/\.$/, ''))
const below = (heading: string, body: string) =>
  titles(`# Outage\n\nIt was down.\n\n## ${heading}\n\n${body}\n`)

test.each([
  [
    'Enable the logs.\nTest it before it ships. That is cheaper.',
    ['Enable the logs', 'Test it before it ships. That is cheaper'],
  ],
  ['We will add an alert on the pool.', ['We will add an alert on the pool']],
  [
    'In the future, we should rotate keys.\n\nUpdate the runbook.',
    ['In the future, we should rotate keys', 'Update the runbook'],
  ],
  ['Add an alert on\nthe pool of connections.', ['Add an alert on the pool of connections']],
  ['1.we doubled it\n\n2.we will install an alarm', ['we doubled it', 'we will install an alarm']],
  ['• Ship it\n• Look at it', ['Ship it', 'Look at it']],
  [
    '    Replacing the broken disk of the server\n    Reviewing all alerts of the pool',
    ['Replacing the broken disk of the server', 'Reviewing all alerts of the pool'],
  ],
])('where nothing is listed, %j promises %j', (body, expected) => {
  expect(below('Corrective measures', body)).toEqual(expected)
})

test.each([
  'We accept the risk.',
  'We will continue to monitor the situation.',
  'No similar causes are known. It has not come back.',
  'The fix has been shipped, and a test that confirms it was written.',
  'Monitoring was missing.',
  'Add was missing from the table.',
  'We would not have seen it.',
  'See the board.',
  'We will do the following:',
  'Should we add an alert?',
  'It took 1.5 hours.',
  '    systemctl restart nginx\n    echo "all is well again now"',
  '    Replacing the broken disk of the server\n    zpool replace rpool /dev/sdc',
  '```\nReplacing the broken disk of the server\n```',
])('and %j promises nothing', (body) => {
  expect(below('Corrective measures', body)).toEqual([])
})

test('prose beside a list explains it, and prose elsewhere promises nothing', () => {
  expect(below('Action items', 'We will ship it.\n\n- Test it')).toEqual(['Test it'])
  expect(below('Resolution', 'Restart the pods.')).toEqual([])
  expect(below('Lessons learned', 'Add alerts before you need them.')).toEqual([])
})

test.each([
  [
    'Prevention',
    'All of it was due to missing tests:\n\n- none for the pool\n- none for the index',
  ],
  ['Prevention', 'When reviewing such changes:\n\n- [ ] look at the lock\n- [ ] look at the size'],
  ['Prevention', '- [ ] Does it lock the table?\n- [ ] Is it large?'],
  [
    'Prevention',
    '### Steps of the current algorithm\n\n1. Get the logs\n\n### Possible alternatives\n\n#### All\n\n##### Pros\n\n- fast',
  ],
  ['Action items', '### Categories of actions\n\n- Detect: better alarms'],
  ['Action items & lessons learned', '- **Lessons learned:**\n  - Never trust a cache'],
])('below %s, %j lists no action items', (heading, body) => {
  expect(below(heading, body)).toEqual([])
  expect(below(heading, `${body}\n\n### Short-term\n\n- Ship it`)).toEqual(['Ship it'])
})

test.each([
  ['Prevention', 'Due to the lock we will do the following:\n\n- Ship it'],
  ['Prevention', 'Because of that we decided on these:\n\n- Ship it'],
  ['Action items', '- [ ] Ship it\n- [ ] Can we alert on it?'],
  ['Action items', '### Architecture\n\n- Ship it'],
  ['Action items & lessons learned', '- **Action items:**\n  - Ship it'],
])('below %s, %j does', (heading, body) => {
  expect(below(heading, body)).toContain('Ship it')
})

test.each([
  ['Mitigations', '* Suggested: Ship it', ['Ship it']],
  ['Lessons learned', '- Never trust a cache\n- **Action items:**\n  - Ship it', ['Ship it']],
  ['Mitigations', '* Restarted it', []],
  ['Timeline', '* Suggested: Ship it', []],
])('below %s, %j is told as %j by its own label', (heading, body, expected) => {
  expect(below(heading, body)).toEqual(expected)
})

test.each([
  ['Action', 'Responsable', 'Délai', 'Statut', '✅ Fait'],
  ['Acción', 'Responsable', 'Fecha límite', 'Estado', 'Hecho'],
  ['Ação', 'Responsável', 'Prazo', 'Situação', 'concluído'],
  ['Maßnahme', 'Verantwortlich', 'Fällig', 'Stand', 'Erledigt'],
  ['改进措施', '负责人', '截止日期', '状态', '已完成'],
  ['対応内容', '担当者', '期限', 'ステータス', '完了'],
  ['조치 사항', '담당자', '기한', '상태', '완료'],
])('a table of %s, %s, %s and %s says who, when and how far', (...cells) => {
  const [action, owner, due, status, done] = cells
  const table = `| ${action} | ${owner} | ${due} | ${status} |\n|-|-|-|-|\n| Ship it | @ana | 2026-12-01 | ${done} |`
  expect(items(`# Outage\n\n## Action items\n\n${table}\n`)).toMatchObject([
    { title: 'Ship it', owners: [{ login: 'ana' }], due: { text: '2026-12-01' }, status: 'done' },
  ])
})

test.each([
  ['Ship it. Owner: team-platform. Done.', true],
  ['Ship it before anybody asks. Done.', true],
  ['Ship it (in staging). Done', true],
  ['Set up the alarm. **(Done during this incident)**', true],
  ['Already added the alarm.', true],
  ['Already known names are kept.', false],
  ['Get it done.', false],
  ['Ship it. Done is better than perfect.', false],
  ['Ship it. In progress.', false],
])('%j is done: %s', (item, done) => {
  expect(items(`## Action items\n\n- ${item}\n`).map((one) => one.status === 'done')).toEqual([
    done,
  ])
})

test('where what says it clearly lists nothing, what says it less clearly counts', () => {
  const text = '## Action items\n\nSee the board.\n\n## Process improvements\n\n- Ship it\n'
  expect(titles(text)).toEqual(['Ship it'])
  expect(titles(text.replace('See the board', 'None'))).toEqual([])
})
