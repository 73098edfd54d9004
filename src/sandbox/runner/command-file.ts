/**
 * What a step wrote into `GITHUB_OUTPUT`, `GITHUB_ENV` or `GITHUB_STATE`: `name=value`, or `name<<END`, lines
 * and `END`. Throws where a line is neither, as the runner does.
 */
export function pairsOf(text: string): Readonly<Record<string, string>> {
  const lines = text.split(/\r?\n/)
  const pairs: [string, string][] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (line === '') continue
    const heredoc = /^(?<name>[^=<]+)<<(?<end>.+)$/.exec(line)?.groups
    if (heredoc === undefined) {
      pairs.push(plainPair(line))
      continue
    }
    const close = lines.indexOf(heredoc['end'] ?? '', at + 1)
    if (close === -1)
      throw new Error(`Invalid value. Matching delimiter not found '${heredoc['end']}'`)
    pairs.push([heredoc['name'] ?? '', lines.slice(at + 1, close).join('\n')])
    at = close
  }
  return Object.fromEntries(pairs)
}

function plainPair(line: string): [string, string] {
  const equals = line.indexOf('=')
  if (equals < 1) throw new Error(`Invalid format '${line}'`)
  return [line.slice(0, equals), line.slice(equals + 1)]
}
