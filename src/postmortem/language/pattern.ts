/** Pieces that patterns are written with, as `{NAME}`. Every repetition is bounded: sentences come from strangers. */
const FRAGMENTS: Readonly<Record<string, string>> = {
  /** Somebody, beyond doubt. */
  P: '<(?:name|noun|team|he|i)>',
  /** Somebody or, by its strong verb, hardly anything else. */
  PX: '<(?:name|noun|team|he|i|they|op|cap)>',
  /** Somebody single and named. */
  N: '<(?:name|he|i)>',
  /** Whom one can wish to have acted otherwise. */
  W: '<(?:name|noun|team|he|i|we|any|op|cap)>',
  WHO: '(?: ,)?(?: (?:who|that|which)(?: [^ .;:<,]+){0,5}?| (?:of|behind|for|from|at|in) (?:the|this|that|our|a)(?: [^ .;:<,]+){1,3}?| in question| (?:was|is) on (?:call|duty|shift))?',
  /** Words that a verb may have before it. */
  ADV: '(?: (?:also|then|just|once|once again|again|even|still|only|first|later|already|too|so|at no point|[a-z]+ly)){0,3}',
  AUX: '(?: (?:had|has|have))?',
  /** Other words of the same clause. */
  GAP2: '(?: [^ .;:?<]+){0,2}',
  GAP4: '(?: [^ .;:?<]+){0,4}',
  GAP8: '(?: [^ .;:?]+){0,8}',
  GAP14: '(?: [^ .;:?]+){0,14}',
  HARM: '(?:outages?|incidents?|downtime|failures?|crash|disruptions?|degradation|data loss|breach|leak|problems?|issues?|mess|delays?|bugs?|regressions?|errors?|damage|trouble)',
}

const expanded = (source: string): string =>
  source.replaceAll(/\{([A-Z\d]+)\}/g, (whole, name: string) => {
    const fragment = FRAGMENTS[name] ?? OWN[name]
    return fragment === undefined ? whole : expanded(fragment)
  })

const OWN: Readonly<Record<string, string>> = {
  /** Somebody with what may stand before their verb. */
  S: '{P}{WHO}{AUX}{ADV}',
  SX: '{PX}{WHO}{AUX}{ADV}',
}

/** A pattern over the text of an encoded sentence, from the blank before a word to the end of one. */
export function pattern(source: string): RegExp {
  return new RegExp(` (?:${expanded(source)})(?= )`, 'g')
}
