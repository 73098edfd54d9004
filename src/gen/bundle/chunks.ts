/** As much of the bundler's graph as is asked here. */
interface Graph {
  readonly getModuleInfo: (id: string) => Module | null
}

interface Module {
  readonly importers: readonly string[]
  readonly dynamicImporters: readonly string[]
  readonly isEntry: boolean
}

/** What belongs together, and is loaded together. Packages change seldom, and so do these files. */
const PACKAGES: readonly (readonly [string, RegExp])[] = [
  ['yaml', /^yaml$/],
  ['zod', /^zod$/],
  ['temporal', /^temporal-/],
  ['liquid', /^liquidjs$/],
  ['croner', /^croner$/],
  ['markdown', /^(?:micromark|mdast|unist|decode-|character-|ccount|escape-|longest-|markdown-)/],
  ['octokit', /^(?:@octokit|universal-|before-|json-with|content-type|fast-content)/],
]

/**
 * The files that modules go into, the first that wants one before the next; what none wants goes with the only one who
 * needs it. Few files with names of our own: left to itself the bundler names one by a module in it, and another name
 * shows as another file. What a module needs comes along, so that packages, and what must stay light, come first.
 */
export const chunks = (): readonly Chunk[] => [
  { name: packageOf, debugName: 'packages', priority: SHARED.length + 1 },
  ...SHARED.map((shared, at) => ({
    name: (id: string, graph: Graph) => (sharedBy(startsOf(id, graph)) === shared ? shared : null),
    debugName: shared,
    priority: SHARED.length - at,
  })),
]

interface Chunk {
  readonly name: Name
  readonly debugName: string
  readonly priority: number
}

type Name = (id: string, graph: Graph) => string | null

const SHARED = ['light', 'documents', 'core'] as const

function packageOf(id: string): string | null {
  const [, name] = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id) ?? []
  return name === undefined ? null : (PACKAGES.find(([, is]) => is.test(name))?.[0] ?? null)
}

/** What the start needs as well is kept light, and so is what the thread needs that reviews documents. */
function sharedBy(starts: ReadonlySet<string>): (typeof SHARED)[number] | null {
  if (starts.size < 2) return null
  const has = (path: string) => [...starts].some((id) => id.endsWith(path))
  if (has('/action/main.ts')) return 'light'
  return has('/src/threads/examine-thread.ts') ? 'documents' : 'core'
}

/** The modules that are loaded by themselves and that bring this one along. */
function startsOf(id: string, graph: Graph): ReadonlySet<string> {
  const starts = new Set<string>()
  const seen = new Set([id])
  for (const one of seen) {
    const module = graph.getModuleInfo(one)
    if (module?.isEntry || (module?.dynamicImporters.length ?? 0) > 0) starts.add(one)
    for (const importer of module?.importers ?? []) seen.add(importer)
  }
  return starts
}
