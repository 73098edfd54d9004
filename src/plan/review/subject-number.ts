import { readFrontMatter } from '../../markdown/front-matter.ts'

const NUMBER = /^#?([1-9]\d{0,8})$/

/**
 * The incident that a document's front matter names: `42`, `#42`, or the address below `home`, the page of its
 * repository. Null where it names none.
 */
export function namedIncident(text: string, home: string): number | null {
  const key = readFrontMatter(text)?.keys.find(({ name }) => name.toLowerCase() === 'incident')
  if (typeof key?.value !== 'string' && typeof key?.value !== 'number') return null
  const said = String(key.value).trim()
  const address = `${home}/issues/`
  const bare = said.startsWith(address) ? said.slice(address.length) : said
  const [, number] = NUMBER.exec(bare) ?? []
  return number === undefined ? null : Number(number)
}
