import { useApi } from '../api/useApi'
import { t } from '../i18n/messages'
import type { Option } from '../parts/Fields'

/** What lists of the API say of a faxbox. */
export interface FaxboxEntry {
  id: string
  name: string
}

/** What lists of the API say of a user. */
export interface UserEntry {
  id: string
  username: string
  first_name?: string
  last_name?: string
  email?: string
  role: string
  enabled: boolean
}

/** A number of the account and what it leads to. */
export interface NumberEntry {
  id: string
  used_by?: 'faxbox' | 'callflow'
  faxbox_id?: string
  callflow_id?: string
}

/** The account's faxboxes by name. */
export function useFaxboxes(): FaxboxEntry[] {
  return [...(useApi<FaxboxEntry[]>('faxboxes', { paginate: false }).data ?? [])].sort((a, b) => a.name.localeCompare(b.name))
}

/** The account's users by name. */
export function useUsers(): UserEntry[] {
  return [...(useApi<UserEntry[]>('users', { paginate: false }).data ?? [])].sort((a, b) => personName(a).localeCompare(personName(b)))
}

/** The account's numbers, in order. */
export function useNumbers() {
  const loaded = useApi<{ numbers: Record<string, NumberEntry> }>('phone_numbers')
  return { ...loaded, numbers: Object.values(loaded.data?.numbers ?? {}) }
}

export function personName(user: UserEntry): string {
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ')
  return name ? `${name} (${user.username})` : user.username
}

/** Options of a choice of faxboxes, the first for none. */
export function faxboxOptions(boxes: FaxboxEntry[], none: string): Option[] {
  return [{ value: '', label: none }, ...boxes.map(box => ({ value: box.id, label: box.name }))]
}

/** The name of a faxbox, or that it is gone. */
export function faxboxName(boxes: FaxboxEntry[], id: string | undefined): string {
  return boxes.find(box => box.id === id)?.name ?? (id ? t('admin.goneFaxbox') : '')
}
