/** Words for when something is to be done, or for what. */
const AHEAD =
  '(?:immediate|urgent|short term|mid term|medium term|near term|long term|longer term|corrective|preventive|preventative|prevention|remedial|remediation|follow ?up|follow ?on|review|retro|retrospective|post ?incident|post ?mortem|resulting|further|future|open|outstanding|remaining|pending|deferred|next|upcoming|recommended|suggested|proposed|planned|agreed|required|needed|necessary|hardening|improvement|detective|systemic|additional)'
const THING =
  '(?:actions?|action items?|measures?|counter ?measures?|improvements?|enhancements?|tasks?|items?|steps?|fix(?:es)?|solutions?|work|changes?|controls?|safeguards?|mitigations?|remediations?|recommendations?|tickets?|stories|plans?|ideas?|opportunit(?:y|ies)|suggestions?|strateg(?:y|ies)|prevention|follow ?ups?|commitments?)'
/** What may be made better. */
const FIELD =
  '(?:process|technical|monitoring|alert(?:ing)?|observability|detection|logging|infrastructure|documentation|system|security|tooling|code|testing|test|operational|operations|deployment|release|communications?|architectur(?:e|al)|cultural|organi[sz]ational|database|performance|reliability|resilience|response|procedural|policy|product|data|general|specific)'
const WHOSE = '(?: (?:for|by|from|in|at|within) .{1,30})?'

/** In words as `plainHeading` leaves them. */
const COMPOSED: readonly RegExp[] = [
  new RegExp(`^(?:${AHEAD} )+(?:and (?:${AHEAD} )+)?${THING}${WHOSE}$`),
  new RegExp(`^(?:${FIELD} )+(?:and (?:${FIELD} )+)?(?:improvements?|enhancements?|hardening)$`),
  /^(?:process|procedural|policy|organi[sz]ational|cultural) changes$/,
  /^(?:action|work|improvement|fix|remediation|prevention|mitigation|resolution|follow ?up|hardening) plans?$/,
  /^(?:our )?plans?(?: of action| for (?:the )?future)?$/,
  /^(?:to ?do|task|action|ticket|backlog|work) (?:lists?|items?|register|log|tracker|tickets?)$/,
  /^(?:actions?|measures?|steps?|tasks?) (?:required|needed|(?:which are )?to (?:be )?take(?:n)?|(?:and|with|by) owners?|moving forward|going forward)$/,
  /^(?:improvements?|changes|fixes|work|follow ?ups?|items?|tasks) (?:planned|proposed|suggested|needed|required|remaining|pending|outstanding|to follow up|(?:we are|were) making)$/,
  /^(?:issues|tickets|stories) (?:filed|created|opened|raised)$/,
  /^(?:counter ?measures?|safeguards?|hardening|measures|corrections|suggest(?:ed|ions?)|propos(?:ed|als?)|commitments|remedies|capa|backlog|(?:recurrence|future|risk) (?:prevention|mitigation)s?)$/,
  /^(?:(?:way|path|road|plans?|steps|plan|our \w{1,20}) )?(?:(?:moving|going|looking) )?(?:forward|ahead)$/,
  /^(?:whats next|what (?:is|comes) next|next|where (?:do )?we go (?:from here|next)|future|future work|roadmap)$/,
  /^things (?:to|we (?:need to|should|will|must)) (?:do|fix|change|add)$/,
  /^what (?:still )?(?:needs|has|remains|is left) to (?:be )?(?:done?|happen|change|fixed|improved)$/,
  /^what (?:should|must|shall|can|do) we do\b/,
  /^how (?:(?:we|will|do|can|to|are|were|well|going) ){1,4}(?:improv(?:e|ing)|mak(?:e|ing)|do(?:ing)? (?:it |this )?better)\b/,
]

/** It shall not happen again, in whichever words. */
const AGAIN =
  /\b(?:prevent|avoid|stop)(?:ing)? (?:.{0,30} )?(?:this|it|that|such|similar|future|recurrences?|repeat|repetition|incidents?|outages?|happening|again)\b|\b(?:not|wont|doesnt|dont|never|cannot|cant)\b.{0,20}\b(?:happen|occur|recur)s?\b|\b(?:happen|occur|recur)(?:ing)? again\b/
/** Told or asked of what has been, or of whether it may be. */
const HINDSIGHT =
  /^(?:why|could|can|will|would|might|did|was)\b|\b(?:could|would|should|might) (?:.{0,15} )?have\b|\bprevented\b/

/** The same in the other languages in which postmortems are commonly written, without accents. */
const ELSEWHERE =
  /^(?:(?:plan(?:o)? (?:de )?d?(?:accion|acao|action)|piano dazione|massnahmenplan)|(?:acciones|acoes|azioni|medidas|mesures|misure|mejoras|melhorias|ameliorations|tareas|tarefas|itens)(?: de (?:accion|acao|seguimiento|acompanhamento|mejora|melhoria|suivi|prevencion|prevencao|prevention))?|(?:acciones|acoes|actions|azioni|medidas|mesures|misure|mejoras|melhorias)(?: (?:preventiv|correctiv|corretiv|correttiv|futur|pendient|pendent|propuest|propost)\w{1,4}| (?:a|da) (?:mener|prendre|tomar|realizar|fazer|faire|venir))(?: (?:y|e|et) (?:preventiv|correctiv|corretiv|correttiv)\w{1,4})?|(?:proximos|siguientes) pas(?:os|sos)|prochaines (?:etapes|actions)|prossimi passi|(?:recomendaciones|recomendacoes|recommandations|raccomandazioni|empfehlungen)|(?:prevencion|prevencao|praventi(?:on|v)|vorbeugung)|(?:(?:korrektur|folge|praventiv|vorbeugende |korrigierende |geplante |weitere )?massnahmen)|(?:(?:nachste|weitere) schritte|aufgaben|verbesserungen)|actiepunten|vervolg(?:stappen|acties))$/
const IDEOGRAMS =
  /(?:后续|後續|后继)(?:行动|行動|措施|工作|计划|計劃|任务|改进)|(?:改进|改進|改善|预防|預防|整改|防范|纠正|优化)(?:措施|行动|行動|项|计划|建议|方案)|行动项|行動項目|待办|再発防止|アクション ?アイテム|ネクスト ?アクション|今後の(?:対応|対策|予定|改善)|改善(?:点|策)|(?:恒久|予防)対(?:応|策)|후속 ?조치|재발 ?방지|개선 ?(?:사항|방안|조치)|액션 ?아이템|향후 ?(?:계획|조치)/

const LONGEST = 120

/** Letters without the marks above and below them. */
export const withoutAccents = (words: string): string =>
  /[\u0080-\uffff]/.test(words)
    ? words
        .normalize('NFD')
        .replaceAll(/[\u0300-\u036f]/g, '')
        .normalize('NFC')
        .replaceAll('ß', 'ss')
    : words

/** Every wording in this language has one of these in it. */
const HINT =
  /act|to ?do|measure|improve|enhance|harden|task|item|step|fix|solution|work|chang|control|safeguard|mitigat|remed|recommend|ticket|stor|plan|idea|opportunit|suggest|propos|strateg|prevent|follow|commitment|capa|backlog|correction|issue|forward|ahead|next|future|roadmap|where|things|what|how|avoid|stop|happen|occur|recur/

/** Whether a heading announces what is to be done, from the words it is made of. */
export const announcesActions = (words: string): boolean =>
  (HINT.test(words) &&
    (COMPOSED.some((like) => like.test(words)) || (AGAIN.test(words) && !HINDSIGHT.test(words)))) ||
  ELSEWHERE.test(words)

/** The same of a heading in a script without letters of the Latin one. */
export const announcesInIdeograms = (heading: string): boolean =>
  IDEOGRAMS.test(heading.slice(0, LONGEST))
