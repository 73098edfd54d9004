import type { Repository, State } from '../../src/sandbox/model.ts'
import { canonical } from '../support/canonical.ts'

/** All that people can see at the end, without what depends on how busy we were on the way there. */
export const endOf = (state: State, repository: Repository): string =>
  withoutOffers(canonical(state, repository))
    .replaceAll(REOPENED, '$1')
    .replaceAll(STANDING, '$1')
    .replaceAll(READ_SO_FAR, '')

/** Which labels nobody uses yet were offered so far. */
const withoutOffers = (end: string): string => end.slice(end.indexOf('\n# Issue '))

/**
 * GitHub says of what is open whether it was closed before. Two commands that are read in one look, such as `/cancel` and
 * `/resolve`, close nothing in between; read one after the other, they do.
 */
const REOPENED = /^(open) reopened(?=$| locked$)/gm

/** `/status` is answered with how things stand when we answer, which is what whoever asks wants to know. */
const STANDING = /^(- Status: )`.*(?:\n- (?:Nobody holds|Times: |Impact: |[A-Z][a-z ]+: `).*)*/gm

/**
 * How far the lists of a repository were read is kept on the data branch whenever a reading is cut short, so that the next
 * one goes on from there. A reading that nothing disturbs leaves none where it has no report to show.
 */
const READ_SO_FAR = /^## reports\/index\.json\n(?:(?!# |## ).*(?:\n|$))*/gm
