import { inert } from '../markdown/inert.ts'

const MENTION = /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}(?:\/[A-Za-z0-9_.-]{1,100})?$/

/** A login or `org/team` that is told of nothing. */
export const named = (login: string): string => inert(login, 60)

/** One that is notified; what cannot be a login is only named. */
export const mentioned = (login: string): string =>
  MENTION.test(login) ? `@${login}` : named(login)
