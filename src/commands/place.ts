import type { Command, Scene } from './command.ts'

/** Where somebody types: the issue of an action item, an incident, or an issue that is neither. */
export type Place = 'action' | 'incident' | 'neither'

export function placeOf({ action, incident }: Pick<Scene, 'action' | 'incident'>): Place {
  if (action !== null) return 'action'
  return incident.ours ? 'incident' : 'neither'
}

/** Whether a command has its meaning there. Those of incidents stand also where there is none yet, to say so. */
function belongs({ during }: Command, place: Place): boolean {
  if (during === 'anywhere') return true
  return (during === 'action') === (place === 'action')
}

/** The commands of a place, among which no two answer to one word. */
export const commandsOf = (place: Place, all: readonly Command[]): readonly Command[] =>
  all.filter((command) => belongs(command, place))

/** The command that a word names there, by its own name or another that it goes by. */
export const commandNamed = (
  word: string,
  place: Place,
  all: readonly Command[],
): Command | undefined => namedAnywhere(word, commandsOf(place, all))

/** The first command that a word names at all, for whoever found none where it was typed. */
export const namedAnywhere = (word: string, some: readonly Command[]): Command | undefined =>
  some.find(({ name, aliases }) => name === word || aliases.includes(word))
