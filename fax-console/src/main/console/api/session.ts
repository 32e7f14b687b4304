import { useEffect, useState } from 'preact/hooks'
import type { OutsideTokens } from './openIdConnect'

/** Who is signed in, as the server told at sign-in. The roles are those of docs/api.md. */
export type Role = 'system_admin' | 'reseller' | 'account_admin' | 'user' | 'send_only' | 'read_only'

export interface Session {
  token: string
  accountId: string
  role: Role
  /** The user; empty for a key that speaks for an account. */
  ownerId: string
  /** Name that was typed at sign-in, to show. */
  name: string
  /** The account that the pages show: the own one, or one below it. */
  workAccountId: string
  workAccountName: string
  /** The tokens of an OpenID Connect provider, when that is where the token is from. */
  outside?: OutsideTokens
}

const KEY = 'fax.session'
const listeners = new Set<() => void>()
let current: Session | null = read()

function read(): Session | null {
  try {
    const kept = sessionStorage.getItem(KEY)
    return kept ? (JSON.parse(kept) as Session) : null
  } catch {
    return null
  }
}

/** The session of now, or null. */
export function session(): Session | null {
  return current
}

/** Takes over a session, or ends it; every part that shows it follows. */
export function setSession(next: Session | null): void {
  current = next
  if (next) sessionStorage.setItem(KEY, JSON.stringify(next))
  else sessionStorage.removeItem(KEY)
  listeners.forEach(listener => listener())
}

export function useSession(): Session | null {
  const [value, setValue] = useState(current)
  useEffect(() => {
    const listener = () => setValue(current)
    listeners.add(listener)
    listener()
    return () => void listeners.delete(listener)
  }, [])
  return value
}

const ADMINISTRATORS: Role[] = ['system_admin', 'reseller', 'account_admin']

/** What the pages ask for; the server decides again. */
export type Ability = 'read' | 'send' | 'administer' | 'resell' | 'operate'

export function may(who: Session | null, ability: Ability): boolean {
  if (!who) return false
  switch (ability) {
    case 'read':
      return true
    case 'send':
      return who.role !== 'read_only'
    case 'administer':
      return ADMINISTRATORS.includes(who.role)
    case 'resell':
      return who.role === 'system_admin' || who.role === 'reseller'
    case 'operate':
      return who.role === 'system_admin'
  }
}
