import { type ActKind, oursOn, whereOf } from './act-kind.ts'

type How = 'words' | 'emptied' | 'journal' | 'tick'

/** Somebody who may edit any comment edits one of ours: its words, its hidden lines, or a box on it. */
export const editOurs: ActKind<{ readonly which: 'first' | 'last'; readonly how: How }> = {
  meetsOurs: () => true,
  draw: (roll) => ({
    which: roll.pick(['first', 'first', 'last']),
    how: roll.pick(['words', 'words', 'emptied', 'journal', 'tick', 'tick']),
  }),
  async play(doing, { which, how }) {
    const where = whereOf(doing)
    if (where === null) return
    const one = oursOn(doing.stage, where.issue).at(which === 'first' ? 0 : -1)
    if (one === undefined) return
    const { owner, repo } = where.at
    const edited = { owner, repo, comment_id: one.id, body: HOW[how](one.body) }
    await doing.stage.it.as(doing.by).rest.issues.updateComment(edited)
  },
}

const HOW: Readonly<Record<How, (body: string) => string>> = {
  words: (body) => body.replace(/\n/, '\n**All is well, says nobody.**\n'),
  emptied: () => 'Nothing to see.',
  journal: (body) => body.replace(/(<!-- sitrep:journal ).{4}/, '$1AAAA'),
  tick: (body) => body.replace('- [ ]', '- [x]'),
}
