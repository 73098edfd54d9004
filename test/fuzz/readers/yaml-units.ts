import { filled } from '../reader.ts'

/** What holds readers of YAML, or makes them need much memory. */
export const YAML: Readonly<Record<string, string>> = {
  'open lists': '[',
  'open maps': '{',
  'items in items': '- ',
  'items without a value': '-\n',
  'keys in keys': '? ',
  'blank lines': '\n',
  blanks: ' ',
  anchors: '&a ',
  aliases: '*a ',
  tags: '!a ',
  'twice the same key': 'a: 1\n',
  'keys as lists': '? a\n: b\n',
  'items that are maps': '- a: b\n',
  comments: '#\n',
  documents: '---\n',
  directives: '%YAML 1.2\n',
  'closing maps': '}\n',
  'text in quotes twice': '"a" "b"\n',
  'a map in a map on a line': 'a: b: c\n',
  tabs: '\t',
  'signs of values': ': ',
  'carriage returns': '\r',
  commas: ',',
  'merged maps': 'a: &a { b: c }\n<<: *a\n',
}

const after =
  (head: string, unit: string, tail = '') =>
  (length: number): string =>
    head + filled(unit, length - head.length - tail.length) + tail

const numbered =
  (head: string, line: (at: number) => string) =>
  (length: number): string => {
    const parts = [head]
    let size = head.length
    for (let at = 0; size < length; at++) {
      const next = line(at)
      size += next.length
      parts.push(next)
    }
    return parts.join('').slice(0, length)
  }

/** A list that holds the one before it many times, and so on: what a few bytes can be made to mean. */
const laughing = (length: number): string => {
  const times = Array.from({ length: 40 }, () => '*L,').join('')
  return numbered(
    'services:\n  a0: &a0 [x]\n',
    (at) => `  a${at + 1}: &a${at + 1} [${times.replaceAll('L', `a${at}`)}]\n`,
  )(length)
}

const LAYER =
  '    - { rotation: "daily, [ana, ben]", days: [mon, tue, wed, thu, fri], hours: 09:00-17:00 }\n'
const OVERRIDE = '      - { person: ben, from: 2026-12-01, to: 2026-12-24 }\n'
const day = (at: number): string => String((at % 28) + 1).padStart(2, '0')

export const yamlGrown: Readonly<Record<string, (length: number) => string>> = {
  'a list of many': after('severities: [', 'x,', ']'),
  'a list of many lines': after('severities:\n', '- x\n'),
  'aliases of a list': after('a: &a [x]\nservices: [', '*a,', ']'),
  'aliases of aliases': laughing,
  'a ring': after('services: &a\n', '  b: *a\n'),
  'many services': numbered('services:\n', (at) => `  s${at}: { people: [ana] }\n`),
  'many people': numbered('people:\n', (at) => `  p${at}: [P${at}]\n`),
  'many severities': numbered('severities:\n', (at) => `  - { name: s${at}, color: "5319e7" }\n`),
  'many rotations': numbered(
    'responders:\n',
    (at) => `  s${at}: daily, starts 09:00 Europe/Lisbon, [ana, ben]\n`,
  ),
  'many rotations in zones that are none': numbered(
    'responders:\n',
    (at) => `  s${at}: daily, starts 09:00 Europe/Lisb${at}, [ana, ben]\n`,
  ),
  'many responders for services that there are not': (length) =>
    numbered('services:\n', (at) => `  s${at}: []\n`)(length / 2) +
    numbered('responders:\n', (at) => `  t${at}: ana\n`)(length / 2),
  'many reports in zones that are none': numbered(
    'reports:\n',
    (at) => `  - weekly on monday at 09:00 Europe/Lisb${at}\n`,
  ),
  'many layers': numbered(
    'responders:\n',
    (at) => `  s${at}:\n    people: [ana]\n    layers:\n${LAYER.repeat(12)}`,
  ),
  'many overrides': numbered(
    'responders:\n  default:\n    rotation: daily, starts 09:00 Europe/Lisbon, [ana, ben]\n    overrides:\n',
    (at) =>
      `      - { person: ben, from: 2026-12-${day(at)} 09:00, to: 2027-01-${day(at)} 10:00 }\n`,
  ),
  'overrides of many services': numbered(
    'responders:\n',
    (at) => `  s${at}:\n    people: [ana, ben]\n    overrides:\n${OVERRIDE.repeat(150)}`,
  ),
  'many alerts': numbered(
    'alerts:\n  map:\n',
    (at) => `    - { source: s${at}, severity: sev1 }\n`,
  ),
  'many holidays': numbered('calendar:\n  holidays:\n', (at) => `    - 2026-12-${day(at)}\n`),
  'many unknown keys': numbered('', (at) => `k${at}: 1\n`),
  'many foreign words': numbered('foreign: [', (at) => `w${at},`),
  'many anchors': numbered('services:\n', (at) => `  - &a${at} x\n  - *a${at}\n`),
  'a text of many lines': after('a: |\n', '  x\n'),
  'a folded text': after('a: >\n', '  x\n\n'),
  'a text in quotes of many lines': after('a: "', '\n \n', '"'),
  'lines joined in quotes': after('a: "', '\\\n', '"'),
  'escapes that are none': after('a: "', '\\x', '"'),
  escapes: after('a: "', '\\u0041', '"'),
  'quotes doubled': after("a: '", "''", "'"),
  'a long key': after('', 'k', ': 1'),
  'a long number': after('gap: ', '9'),
  'deep by indent': numbered('', (at) => `${' '.repeat(at)}a:\n`),
  'pairs in a list': after('a: [', 'a: b,', ']'),
  'a map of keys alone': after('a: {', 'a,', '}'),
}
