/**
 * At least as generous as the reader of comments, which also tells of lines that begin with what nobody sees.
 * What may stand in front never holds a line end, so that each character is looked at once.
 */
const COMMAND =
  /^[[\s\p{Cf}\p{Cc}]--[\n\r\u2028\u2029]]*[\/\u2044\u2215\uff0f][\p{Cf}\p{Mn}]*\p{L}/mv
const HEADING = /^### /m

type Text = string | null | undefined

/** Whether a text may hold a command, told without reading it as Markdown. */
export const mayHoldCommand = (text: Text): boolean => COMMAND.test(lines(text))

/** Whether an issue with this body may be one of ours: a form's headings, or a command. */
export const mayConcern = (body: Text): boolean => HEADING.test(lines(body)) || mayHoldCommand(body)

const lines = (text: Text): string => (text ?? '').replaceAll('\r', '\n')
