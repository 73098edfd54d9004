import { cut, oneLine } from '../markdown/inert.ts'

/** A pull request that a person opens with one click. */
export interface Offered {
  /** Page of the repository, without a slash at the end. */
  readonly home: string
  readonly base: string
  readonly branch: string
  readonly title: string
  readonly body: string
}

/** As long as an address may be that is still shown as a link, its fixed parts aside. */
const LONGEST = { title: 150, body: 300 } as const

/** Also what could end a link of Markdown's. */
const encoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replaceAll(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** The page on which GitHub has everything of a pull request filled in, so that one click opens it: as it may stand in a link of Markdown's. */
export function compareLink({ home, base, branch, title, body }: Offered): string {
  const names = [base, branch].map((name) => name.split('/').map(encoded).join('/'))
  const text = (words: string, most: number) => encoded(cut(oneLine(words), most))
  return `${home}/compare/${names.join('...')}?quick_pull=1&title=${text(title, LONGEST.title)}&body=${text(body, LONGEST.body)}`
}
