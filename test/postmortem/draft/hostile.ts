import { about, at, history } from './incidents.ts'

const MARKUP =
  '---\n# Heading | a | b |\n<script>x</script> <!-- {{ title }} {% raw %} `code` **bold** [x](y)'

/** An incident in which people typed everything that could break a document, on purpose or not. */
export const hostile = about(
  history(
    [
      [
        '14:06',
        'ana',
        { type: 'titled', title: '--- | {{ title }} {% if %} <b> # `x` fixes #12: "quoted"' },
      ],
      ['14:06', 'ana', { type: 'declared', as: 'incident', status: 'investigating' }],
      ['14:06', 'ana', { type: 'service-added', service: 'a: [b]' }],
      ['14:06', 'ana', { type: 'service-added', service: '- c | d' }],
      ['14:06', 'ana', { type: 'severity-set', severity: 'sev1', reason: MARKUP }],
    ],
    [
      ['14:08', 'ben', { type: 'role-assigned', role: 'commander', login: 'ben' }],
      ['14:09', 'ben', { type: 'timeline-noted', text: MARKUP, when: at('14:09') }],
      [
        '14:10',
        'ben',
        {
          type: 'update-posted',
          text: `${MARKUP}\n\n> quote\n- [ ] task\n\`\`\`\nfence`,
          next: null,
        },
      ],
      [
        '14:11',
        'ben',
        {
          type: 'impact-set',
          text: '| --- | --- |',
          share: 1,
          users: null,
          money: { amount: 5, currency: '|$|' },
        },
      ],
      [
        '14:12',
        'ben',
        { type: 'link-added', name: '](x) | y', url: 'https://a.test/(b)|c?d=[e]&f=g' },
      ],
      [
        '14:13',
        'ben',
        {
          type: 'action-noted',
          text: '@eve: drop | table\n2. second',
          owners: ['eve'],
          due: null,
          priority: '|p1|',
        },
      ],
      ['14:14', 'ben', { type: 'cause-set', cause: '{{ cause }}' }],
      [
        '14:15',
        'ben',
        {
          type: 'timeline-noted',
          text: 'key AKIAABCDEFGHIJKLMNOP was in the log, @ben revoked it',
          when: at('14:15'),
        },
      ],
      ['14:16', 'ben', { type: 'published', text: '<!-- closed --> Closes acme/shop#3' }],
      [
        '14:20',
        'ben',
        {
          type: 'status-entered',
          status: 'resolved',
          category: 'resolved',
          reason: '$x$ & &amp; ~~y~~',
        },
      ],
    ],
  ),
  {
    pulls: [],
    deployments: [
      {
        environment: 'a | b',
        sha: '1234567abc',
        ref: '`x` | y',
        at: at('14:00'),
        url: 'javascript:alert(1)',
      },
    ],
  },
)
