import { cut, oneLine } from '../markdown/inert.ts'

/** A pull request that a person opens with one click. */
export interface Offered {
  /** Page of the repository, without a slash at the end. */
  readonly home: string
  readonly base: string
  readonly branch: string
  readonly title: string
  /** As we would open it ourselves, in Markdown. */
  readonly body: string
  /** One line in its stead where it is too long for an address. */
  readonly brief: string
}

const LONGEST = { title: 150, brief: 300 } as const
/** GitHub answers addresses of some 8 kB. */
const LONGEST_ADDRESS = 7_500

/** Also what could end a link of Markdown's. */
const encoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replaceAll(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** The page on which GitHub has everything of a pull request filled in, so that one click opens it: as it may stand in a link of Markdown's. */
export function compareLink({ home, base, branch, title, body, brief }: Offered): string {
  const names = [base, branch].map((name) => name.split('/').map(encoded).join('/'))
  const text = (words: string, most: number) => encoded(cut(oneLine(words), most))
  const page = `${home}/compare/${names.join('...')}?quick_pull=1&title=${text(title, LONGEST.title)}&body=`
  const whole = `${page}${encoded(body)}`
  return whole.length <= LONGEST_ADDRESS ? whole : `${page}${text(brief, LONGEST.brief)}`
}
