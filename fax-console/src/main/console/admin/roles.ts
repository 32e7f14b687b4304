import type { Role, Session } from '../api/session'
import { t, tOr } from '../i18n/messages'
import type { Option } from '../parts/Fields'

const STRENGTH: Role[] = ['system_admin', 'reseller', 'account_admin', 'user', 'send_only', 'read_only']

export function roleName(role: string): string {
  return tOr(`role.${role}`, role)
}

/** The roles that somebody may give to a key, none stronger than the own; users have no more than the first four. */
export function rolesToGive(who: Session | null, to: 'user' | 'key'): Option[] {
  const from = who ? STRENGTH.indexOf(who.role) : STRENGTH.length
  const inFirst = who?.workAccountId === who?.accountId
  return STRENGTH.slice(from, to === 'user' ? 4 : undefined)
    .filter(role => role !== 'system_admin' || inFirst)
    .map(role => ({ value: role, label: t(`role.${role}`) }))
}
