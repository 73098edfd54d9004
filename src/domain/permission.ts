/** Roles on a repository, weakest first: GitHub's `role_name`. */
export const PERMISSIONS = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const
export type Permission = (typeof PERMISSIONS)[number]

/** Whether `held` reaches `asked`. */
export const reaches = (held: Permission, asked: Permission): boolean =>
  PERMISSIONS.indexOf(held) >= PERMISSIONS.indexOf(asked)
