import type { ComponentChildren } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { t } from '../i18n/messages'
import { Icon } from './Icon'

export interface Column<T> {
  title: string
  cell: (row: T) => ComponentChildren
  /** Makes the column sortable in the browser; only for lists that are read whole. */
  sort?: (row: T) => string | number
  /** No title is shown, but read: for actions. */
  quiet?: boolean
  align?: 'end'
}

interface TableProps<T> {
  /** What the rows are, for screen readers. */
  label: string
  columns: Column<T>[]
  rows: T[]
  keyOf: (row: T) => string
  /** The first column names its row. */
  rowHeader?: boolean
  selected?: Set<string>
  onSelect?: (selected: Set<string>) => void
  nameOf?: (row: T) => string
  /** A class for a row, such as `fax-unread`. */
  rowClass?: (row: T) => string
}

/** A table; on a phone its rows become cards. */
export function Table<T>(props: TableProps<T>) {
  const { columns, rows, keyOf, selected, onSelect } = props
  const [order, setOrder] = useState<{ column: number; down: boolean }>()
  const sorted = useMemo(() => {
    const by = order && columns[order.column]?.sort
    if (!by) return rows
    const sign = order.down ? -1 : 1
    return [...rows].sort((a, b) => (by(a) < by(b) ? -sign : by(a) > by(b) ? sign : 0))
  }, [rows, order, columns])
  const all = selected !== undefined && rows.length > 0 && rows.every(row => selected.has(keyOf(row)))
  return (
    <table class="pf-v5-c-table pf-m-compact pf-m-grid-md" aria-label={props.label}>
      <thead class="pf-v5-c-table__thead">
        <tr class="pf-v5-c-table__tr">
          {selected && onSelect && (
            <th class="pf-v5-c-table__th pf-v5-c-table__check" scope="col">
              <input
                type="checkbox"
                aria-label={t('table.selectAll')}
                checked={all}
                onChange={() => onSelect(all ? new Set() : new Set(rows.map(keyOf)))}
              />
            </th>
          )}
          {columns.map((column, i) => {
            const down = order?.column === i ? order.down : undefined
            return (
              <th
                key={column.title}
                scope="col"
                class={`pf-v5-c-table__th ${column.sort ? 'pf-v5-c-table__sort' : ''} ${column.align === 'end' ? 'fax-end' : ''}`}
                aria-sort={down === undefined ? undefined : down ? 'descending' : 'ascending'}
              >
                {column.sort ? (
                  <button
                    type="button"
                    class="pf-v5-c-table__button"
                    onClick={() => setOrder({ column: i, down: down === undefined ? false : !down })}
                  >
                    <span class="pf-v5-c-table__button-content">
                      <span class="pf-v5-c-table__text">{column.title}</span>
                      <span class="pf-v5-c-table__sort-indicator">
                        {down !== undefined && <Icon name={down ? 'down' : 'up'} />}
                      </span>
                    </span>
                  </button>
                ) : (
                  <span class={column.quiet ? 'fax-hidden' : ''}>{column.title}</span>
                )}
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody class="pf-v5-c-table__tbody">
        {sorted.map(row => (
          <Row key={keyOf(row)} row={row} table={props} />
        ))}
      </tbody>
    </table>
  )
}

function Row<T>({ row, table }: { row: T; table: TableProps<T> }) {
  const { selected, onSelect } = table
  const key = table.keyOf(row)
  const toggle = () => {
    const next = new Set(selected)
    if (!next.delete(key)) next.add(key)
    onSelect?.(next)
  }
  return (
    <tr class={`pf-v5-c-table__tr ${table.rowClass?.(row) ?? ''}`}>
      {selected && (
        <td class="pf-v5-c-table__td pf-v5-c-table__check">
          <input
            type="checkbox"
            aria-label={t('table.select', { name: table.nameOf?.(row) ?? key })}
            checked={selected.has(key)}
            onChange={toggle}
          />
        </td>
      )}
      {table.columns.map((column, i) => {
        const label = column.quiet ? undefined : column.title
        const look = column.align === 'end' ? 'fax-end' : ''
        return i === 0 && table.rowHeader !== false ? (
          <th class={`pf-v5-c-table__th fax-row-name ${look}`} scope="row" data-label={label} key={column.title}>
            {column.cell(row)}
          </th>
        ) : (
          <td class={`pf-v5-c-table__td ${look}`} data-label={label} key={column.title}>
            {column.cell(row)}
          </td>
        )
      })}
    </tr>
  )
}
