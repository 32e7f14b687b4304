import { gregorian } from '../i18n/messages'
import { setQuery, usePlace } from '../shell/router'

/** What a list is narrowed to, as it stands in the address. */
export interface Filters {
  search: string
  status: string
  faxbox: string
  from: string
  to: string
  unread: string
}

/** The filters of the address, how they are changed, and what the API is asked for. */
export function useFilters() {
  const { query } = usePlace()
  const filters: Filters = {
    search: query.get('search') ?? '',
    status: query.get('status') ?? '',
    faxbox: query.get('faxbox') ?? '',
    from: query.get('from') ?? '',
    to: query.get('to') ?? '',
    unread: query.get('unread') ?? '',
  }
  const asked: Record<string, string | number | undefined> = {
    search: filters.search.trim(),
    filter_status: filters.status,
    filter_faxbox_id: filters.faxbox,
    filter_unread: filters.unread,
    created_from: filters.from ? gregorian(new Date(`${filters.from}T00:00:00`)) : undefined,
    created_to: filters.to ? gregorian(new Date(`${filters.to}T23:59:59`)) : undefined,
  }
  return {
    filters,
    asked,
    filtered: Object.values(filters).some(Boolean),
    set: (changes: Partial<Filters>) => setQuery(changes as Record<string, string>),
    clear: () => setQuery({ search: '', status: '', faxbox: '', from: '', to: '', unread: '' }),
  }
}
