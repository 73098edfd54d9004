/** `::error file=a.yml,line=3::It broke`: how a step speaks with its runner. */
export interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

const SHAPE =
  /^\s*::(?<name>[a-zA-Z-]+)(?: (?<properties>[^:]*(?::(?!:)[^:]*)*))?::(?<message>[\s\S]*)$/

/** Null for a line that is only a line. */
export function commandOf(line: string): Command | null {
  const { name, properties = '', message = '' } = SHAPE.exec(line)?.groups ?? {}
  if (name === undefined) return null
  return { name, properties: propertiesOf(properties), message: unescaped(message) }
}

function propertiesOf(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(',').flatMap((pair): [string, string][] => {
    const at = pair.indexOf('=')
    if (at < 1) return []
    const value = unescaped(pair.slice(at + 1))
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
    return [[pair.slice(0, at).trim(), value]]
  })
  return Object.fromEntries(pairs)
}

const unescaped = (text: string) =>
  text.replace(/%0D|%0A|%25/g, (code) => ({ '%0D': '\r', '%0A': '\n' })[code] ?? '%')
