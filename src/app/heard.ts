import type { Probot } from 'probot'

/**
 * The names of the events that handlers are registered for from here on, without their actions. It grows as they
 * register, so that what is taken in and what is listened to cannot differ.
 */
export function heard(probot: Probot): ReadonlySet<string> {
  const names = new Set<string>()
  const register = probot.on
  const on = (events: string | readonly string[], handler: unknown) => {
    for (const event of [events].flat()) names.add(event.split('.', 1)[0] ?? event)
    register(events as never, handler as never)
  }
  probot.on = on as Probot['on']
  return names
}
