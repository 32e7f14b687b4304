import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useApi } from '../api/useApi'
import { t } from '../i18n/messages'
import { SelectField, TextField } from '../parts/Fields'
import { Toolbar } from '../parts/List'
import { Button } from '../parts/Button'
import type { Faxbox } from './fax'
import type { Filters } from './useFilters'

interface FilterBarProps {
  label: string
  filters: Filters
  set: (changes: Partial<Filters>) => void
  clear: () => void
  filtered: boolean
  children?: ComponentChildren
}

/** Search and filters above inbox and outbox. */
export function FilterBar({ label, filters, set, clear, filtered, children }: FilterBarProps) {
  const { data: faxboxes } = useApi<Faxbox[]>('faxboxes', { paginate: false })
  const [search, setSearch] = useState(filters.search)
  useEffect(() => setSearch(filters.search), [filters.search])
  useEffect(() => {
    const timer = setTimeout(() => search !== filters.search && set({ search }), 400)
    return () => clearTimeout(timer)
  }, [search])
  return (
    <Toolbar label={label}>
      <TextField
        label={t('filter.search')}
        type="search"
        value={search}
        onChange={setSearch}
        placeholder={t('filter.searchFor')}
        maxLength={200}
      />
      {children}
      {faxboxes && faxboxes.length > 1 && (
        <SelectField
          label={t('filter.faxbox')}
          value={filters.faxbox}
          onChange={faxbox => set({ faxbox })}
          options={[{ value: '', label: t('filter.all') }, ...faxboxes.map(box => ({ value: box.id, label: box.name ?? box.id }))]}
        />
      )}
      <TextField label={t('filter.from')} type="date" value={filters.from} onChange={from => set({ from })} max={filters.to} />
      <TextField label={t('filter.to')} type="date" value={filters.to} onChange={to => set({ to })} min={filters.from} />
      {filtered && (
        <Button variant="link" onClick={clear}>
          {t('action.clear')}
        </Button>
      )}
    </Toolbar>
  )
}
