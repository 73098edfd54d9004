// Loaded before a process's own code: its host's clock goes ahead by LATER_MS, as after so long a time switched off.
const later = Number(process.env['LATER_MS'] ?? 0)
const Host = Date

globalThis.Date = new Proxy(Host, {
  construct: (target, given: [], shown) =>
    Reflect.construct(target, given.length === 0 ? [Host.now() + later] : given, shown),
  apply: () => new Host(Host.now() + later).toString(),
  get: (target, name) =>
    name === 'now' ? () => Host.now() + later : Reflect.get(target, name, target),
})
