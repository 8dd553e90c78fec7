import { type Role, roleDuties, roleNames, roles } from '@/lib/auth/model'

/** The roles that can be given: everybody is a reporter anyway. */
export const roleChoices = roles
  .filter((role) => role !== 'reporter')
  .map((role) => ({ value: role, label: roleNames[role], hint: roleDuties[role] }))

/** Roles as people read them. */
export function roleList(given: readonly Role[]): string {
  return given.length === 0 ? roleNames.reporter : given.map((role) => roleNames[role]).join(', ')
}
