import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useApi, type Loaded } from '../api/useApi'
import { readPage } from '../api/readPage'
import type { CallOptions } from '../api/client'
import { t } from '../i18n/messages'
import { Button, IconButton } from './Button'
import { EmptyState } from './EmptyState'
import { Problem } from './Problem'
import { Spinner } from './Spinner'

/** A list of the API, one page at a time, by its own keys: as fast on the last page as on the first. */
export interface Paged<T> extends Loaded<T[]> {
  page: number
  hasNext: boolean
  next: () => void
  previous: () => void
}

/** Reads a list page by page. Another query begins at the first page. */
export function usePaged<T>(path: string | undefined, query: NonNullable<CallOptions['query']>, pageSize = 50): Paged<T> {
  const [keys, setKeys] = useState<string[]>([])
  const filters = JSON.stringify([path, query, pageSize])
  useEffect(() => setKeys([]), [filters])
  const loaded = useApi<T[]>(path, { ...query, page_size: pageSize, start_key: keys[keys.length - 1] }, readPage)
  const nextKey = loaded.answer?.nextStartKey
  return {
    ...loaded,
    page: keys.length + 1,
    hasNext: nextKey !== undefined,
    next: () => nextKey !== undefined && setKeys([...keys, nextKey]),
    previous: () => setKeys(keys.slice(0, -1)),
  }
}

/** The buttons below a list; nothing when it has one page only. */
export function Paging({ of }: { of: Pick<Paged<unknown>, 'page' | 'hasNext' | 'next' | 'previous'> }) {
  if (of.page === 1 && !of.hasNext) return null
  return (
    <nav class="fax-paging" aria-label={t('table.paging')}>
      <IconButton icon="left" label={t('table.previous')} onClick={of.previous} disabled={of.page === 1} />
      <span aria-current="page">{t('table.page', { page: of.page })}</span>
      <IconButton icon="right" label={t('table.next')} onClick={of.next} disabled={!of.hasNext} />
    </nav>
  )
}

interface ListStateProps {
  of: Loaded<unknown[]>
  /** Whether filters hold some rows back. */
  filtered?: boolean
  onClear?: () => void
  empty: { title: string; text?: string; action?: ComponentChildren }
  children: ComponentChildren
}

/** The list, or why there is none: loading, refused, empty, or nothing found. */
export function ListState({ of, filtered, onClear, empty, children }: ListStateProps) {
  if (of.error && !of.data) {
    return (
      <Problem error={of.error}>
        <Button variant="link" onClick={of.reload}>
          {t('action.retry')}
        </Button>
      </Problem>
    )
  }
  if (!of.data) return <Spinner />
  if (of.data.length > 0) {
    return (
      <>
        {children}
        {of.partial && <Spinner text={t('table.searching')} />}
      </>
    )
  }
  if (of.partial) return <Spinner text={t('table.searching')} />
  if (filtered) {
    return (
      <EmptyState title={t('table.noneFound')}>
        {onClear && (
          <Button variant="link" onClick={onClear}>
            {t('action.clear')}
          </Button>
        )}
      </EmptyState>
    )
  }
  return (
    <EmptyState title={empty.title} text={empty.text} icon="inbox">
      {empty.action}
    </EmptyState>
  )
}

/** Search, filters and buttons above a list. */
export function Toolbar({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="fax-toolbar" role="search" aria-label={label}>
      {children}
    </div>
  )
}
