/**
 * The document with `content` between `<!-- name -->` and `<!-- /name -->`, the marks included once each.
 * Throws where a mark is missing or stands twice: then nobody knows which part is ours.
 */
export function between(document: string, name: string, content: string): string {
  const [before, ...behind] = document.split(`<!-- ${name} -->`)
  const [, after, ...more] = behind.join('').split(`<!-- /${name} -->`)
  if (before === undefined || after === undefined || behind.length > 1 || more.length > 0) {
    throw new Error(
      `one <!-- ${name} --> and one <!-- /${name} --> after it must be in the document`,
    )
  }
  return `${before}<!-- ${name} -->\n${content.trim()}\n<!-- /${name} -->${after}`
}
