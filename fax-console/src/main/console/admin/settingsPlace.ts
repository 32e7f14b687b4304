import { session, may } from '../api/session'

/** Where settings are given. */
export type Scope = 'system' | 'account' | 'faxbox'

/** One place that gives settings, and where the API has it. */
export interface SettingsPlace {
  scope: Scope
  /** What is given there, with its revision; PATCH changes it. */
  path: string
  /** The same path with what holds. */
  effective: string
  history: string
}

export function settingsPlace(scope: Scope, faxbox: string): SettingsPlace {
  if (scope === 'system') {
    return { scope, path: '/system_configs/fax/default', effective: '/system_configs/fax', history: '/system_configs/fax/history' }
  }
  const path = scope === 'faxbox' ? `faxboxes/${faxbox}/configs/fax` : 'configs/fax'
  return { scope, path, effective: path, history: `${path}/history` }
}

/** Whether the caller gives settings of the whole system, in the account that it works in. */
export function givesSystem(): boolean {
  const who = session()
  return may(who, 'operate') && who?.workAccountId === who?.accountId
}

/** A setting as the catalogue describes it. */
export interface Setting {
  name: string
  group: string
  aliases?: string[]
  type: 'boolean' | 'integer' | 'string' | 'array' | 'object'
  unit?: 's' | 'ms' | 'bytes'
  default: unknown
  minimum?: number
  maximum?: number
  enum?: string[]
  form?: string
  scopes: Scope[]
  effect: 'live' | 'start' | 'none'
  awaits?: string
  description: string
}

/** What holds, and which scope says so. */
export type Effective = Record<string, { value: unknown; origin: string }>
