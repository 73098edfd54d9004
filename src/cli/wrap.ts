/** How wide a terminal is where nobody has made it wider. */
export const WIDTH = 80

/** Lines of whole words, none wider than that unless one word is. At least one line. */
export function wrap(text: string, width: number): readonly [string, ...string[]] {
  const lines: [string, ...string[]] = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line === '') lines[lines.length - 1] = word
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}

/** The text behind what is left of it, its further lines below its first. */
export function hanging(left: string, text: string, width: number = WIDTH): string {
  const room = Math.max(20, width - left.length)
  return wrap(text, room)
    .map((line, at) => `${at === 0 ? left : ' '.repeat(left.length)}${line}`)
    .join('\n')
}
