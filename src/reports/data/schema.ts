const NUMBERS = { type: 'array', items: { type: 'integer' } }
const MINUTES = { type: ['number', 'null'] }
const TIME = { type: ['string', 'null'], format: 'date-time' }

const METRIC = {
  description:
    'One metric. Numbers of issues prove it; deployments go by their ids. What a metric cannot say is null.',
  type: 'object',
  required: [
    'metric',
    'n',
    'missing',
    'meanMinutes',
    'medianMinutes',
    'p90Minutes',
    'geomeanMinutes',
    'incidents',
  ],
  properties: {
    metric: { type: 'string', description: 'Name, such as time-to-resolve.' },
    n: { type: 'integer', description: 'How many were measured.' },
    missing: { type: 'integer', description: 'How many lack a time.' },
    meanMinutes: MINUTES,
    medianMinutes: MINUTES,
    p90Minutes: { ...MINUTES, description: 'Type 7, as spreadsheets have it.' },
    geomeanMinutes: MINUTES,
    incidents: NUMBERS,
    actions: NUMBERS,
    deployments: NUMBERS,
    value: { type: ['number', 'null'] },
    unit: { enum: ['count', 'minutes', 'share', 'per-week'] },
    why: { type: ['string', 'null'], description: 'Why there is no value.' },
    yes: NUMBERS,
    no: NUMBERS,
    apart: { type: 'object', additionalProperties: NUMBERS },
    groups: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'n', 'value', 'numbers'],
        properties: {
          name: { type: 'string' },
          n: { type: 'integer' },
          value: { type: ['number', 'null'] },
          numbers: NUMBERS,
        },
      },
    },
  },
}

const FIGURES = {
  description:
    'reports/<kind>/<period>.json: the figures of one report. The .csv beside it has the same rows.',
  type: 'object',
  required: ['version', 'kind', 'repository', 'period', 'readAt', 'hashes', 'gaps', 'metrics'],
  properties: {
    version: { const: 1 },
    kind: { enum: ['actions', 'metrics', 'trends'] },
    repository: { type: 'string', description: 'owner/name' },
    period: {
      type: 'object',
      required: ['name', 'kind', 'from', 'to', 'zone'],
      properties: {
        name: { type: 'string', description: 'Such as 2026-W47, 2026-11 or 2026-Q4.' },
        kind: { enum: ['week', 'month', 'quarter', 'range', 'all'] },
        from: { ...TIME, description: 'First moment.' },
        to: { ...TIME, description: 'First moment behind it.' },
        zone: { type: 'string' },
      },
    },
    readAt: { ...TIME, type: 'string', description: 'What is open is as old as that.' },
    hashes: {
      description: 'Of config and of what was read: where both are the same, so are the figures.',
      type: 'object',
      required: ['config', 'input'],
      properties: { config: { type: 'string' }, input: { type: 'string' } },
    },
    gaps: { type: 'array', items: { type: 'string' }, description: 'What could not be read.' },
    metrics: { $ref: '#/$defs/metrics' },
  },
}

const INCIDENTS = {
  type: 'array',
  items: {
    type: 'object',
    required: [
      'number',
      'title',
      'severity',
      'status',
      'category',
      'services',
      'declaredAt',
      'url',
    ],
    properties: {
      number: { type: 'integer' },
      title: { type: 'string' },
      severity: {
        type: ['string', 'null'],
        description: 'The name of the level; null: not judged yet.',
      },
      status: { type: 'string', description: "The team's own word." },
      category: { enum: ['triage', 'investigating', 'identified', 'mitigated'] },
      services: { type: 'array', items: { type: 'string' } },
      declaredAt: TIME,
      url: { type: 'string', format: 'uri' },
    },
  },
}

const ACTIVE = {
  description:
    'active.json: the incidents that nobody has ended yet, by number. Keys may come to it; none is renamed or taken away.',
  type: 'object',
  required: ['version', 'repository', 'incidents', 'drills'],
  properties: {
    version: { const: 1 },
    repository: { type: 'string', description: 'owner/name' },
    incidents: INCIDENTS,
    drills: { ...INCIDENTS, description: 'Exercises, which are no incidents.' },
  },
}

const METRICS = {
  description: 'What `sitrep report --json` prints.',
  type: 'array',
  items: { $ref: '#/$defs/metric' },
}

/** The shapes of what is there for other programs, on the data branch and printed, as JSON Schema. */
const SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $defs: { metric: METRIC, metrics: METRICS, figures: FIGURES, active: ACTIVE },
  anyOf: [{ $ref: '#/$defs/metrics' }, { $ref: '#/$defs/figures' }, { $ref: '#/$defs/active' }],
}

export const SCHEMA_TEXT = `${JSON.stringify(SCHEMA, null, 1)}\n`
