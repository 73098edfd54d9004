/** Put together here, so that no scanner of secrets takes this file for a leak. */
export const TOKEN = ['gh', 'p_', 'Zq7'.repeat(12)].join('')
const SPLIT = `${TOKEN.slice(0, 9)}\u200b${TOKEN.slice(9)}`

/** On one line, each part with a name of its own, by which it is found wherever it comes out alive. */
export const LINES: readonly string[] = [
  '@evilone and @evilorg/evilteam, @\u200bevilzero',
  'Closes #66601, fixes evil/repo#66602: resolves GH-66603',
  'close https://github.test/evil/repo/issues/66604 #66605',
  'deadbee666f 666deadbeef666deadbeef666deadbeef666dead',
  'https://evil.example/a www.evil.example evil@evil.example HTTP://EVIL.example',
  '<evil-b>x</evil-b> <img src=x onerror=evil()> <!-- evilcomment',
  '--> evilafter <details class="evil"><summary>evilfold',
  '[evillink](https://evil.example/b) ![evilimage](https://evil.example/c.png) <https://evil.example/d>',
  '**evilbold** _evilem_ ~~evilgone~~ __evilstrong__ `x` ``',
  '| evilcell | evilcell | \\| evilpipe |',
  '&lt;evilentity&gt; &#64;evilat &commat;evilamp &#35;66606',
  '$evilmath$ $$evilblock$$ [^evilnote] [evilref]: https://evil.example/e',
  '/evilcommand @evilarg',
  '# evilhead',
  '- [ ] eviltask',
  '1. evilitem',
  '> [!CAUTION] evilalert',
  '```mermaid evilgraph',
  '\u202eevilbidi\u202c \u2066evilisolate\u2069 evil\u{e0041}tag \u0007evilbell',
  'evilhalf \ud83d evilother \ude00 👩\u200d👩\u200d👧 e\u0301\u0301\u0301',
  `evilsecret ${SPLIT} and ${TOKEN}`,
  '%% evilchart "evilquote" \'evilsingle\' ; -- = evilsum(A1)',
  '::error file=evilfile::evilerror ::set-output name=evil::x %0A::add-mask::evil',
  '{{ evilliquid }} {% evilblock %} $'.concat('{{ evilexpression }}'),
]

/** The same below each other, where that may stand. */
export const PAGE: string = [
  'evil',
  ...LINES.slice(12, 18),
  'evil',
  '```',
  '| evilcell | b |',
  '|---|---|',
  '| evilcell | c |',
  '',
  '    evilindented',
  '[^evilnote]: evil',
  '<evil-b>',
  ...LINES.slice(0, 4),
].join('\n')
