/** Which fields are wanted, and of which kind. A list in it says what each element of a list holds. */
export type Shape = Kind | { readonly [name: string]: Shape } | readonly [Shape]

/** `id` is a positive whole number, `commit` the name of one in git, `some` anything that is not null. */
type Kind = 'id' | 'text' | 'commit' | 'list' | 'some'

const COMMIT = /^[0-9a-f]{40,64}$/

const IS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  id: (value) => Number.isSafeInteger(value) && Number(value) > 0,
  text: (value) => typeof value === 'string',
  commit: (value) => typeof value === 'string' && COMMIT.test(value),
  list: (value) => Array.isArray(value),
  some: (value) => value !== null && value !== undefined,
}

/**
 * What a shape names of a value, and nothing else. A field of another kind is read as absent: what GitHub leaves out or
 * sends otherwise one day must never stop what works without it. Undefined where the value itself is of another kind.
 */
export function pick(value: unknown, shape: Shape): unknown {
  if (typeof shape === 'string') return IS[shape](value) ? value : undefined
  if (isList(shape)) return Array.isArray(value) ? picks(value, shape[0]) : undefined
  if (typeof value !== 'object' || value === null) return undefined
  const picked: Record<string, unknown> = {}
  for (const [name, inner] of Object.entries(shape)) {
    const found = pick((value as Readonly<Record<string, unknown>>)[name], inner)
    if (found !== undefined) picked[name] = found
  }
  return picked
}

const picks = (values: readonly unknown[], shape: Shape): readonly unknown[] =>
  values.map((one) => pick(one, shape)).filter((one) => one !== undefined)

const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape)
