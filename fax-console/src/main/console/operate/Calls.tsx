import { useState } from 'preact/hooks'
import { api } from '../api/client'
import { formatNumber, t, tOr } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Confirm } from '../parts/Dialog'
import { ListState } from '../parts/List'
import { Card, PageHeader, Tag } from '../parts/Page'
import { Table, type Column } from '../parts/Table'
import { toast } from '../parts/Toasts'
import type { CallUnderWay } from './types'
import { age, useWatched } from './watch'

const MOST = 500

/** The calls that are on, by switch, with where each of them is. */
export default function Calls() {
  const calls = useWatched<CallUnderWay[]>('/maintenance/calls', { page_size: MOST })
  const [ending, setEnding] = useState<CallUnderWay>()
  const bySwitch = grouped(calls.data ?? [])
  return (
    <>
      <PageHeader title={t('calls.title')} lead={t('calls.lead')} />
      <div class="fax-stack">
        <ListState of={calls} empty={{ title: t('calls.empty') }}>
          <>
            {[...bySwitch].map(([name, rows]) => {
              const title = name ? t('calls.onSwitch', { name, n: rows.length }) : t('calls.onNone', { n: rows.length })
              return (
                <Card title={title} key={name}>
                  <Table label={title} rows={rows} keyOf={row => row.call_id} columns={columns(setEnding)} />
                </Card>
              )
            })}
            {(calls.data?.length ?? 0) >= MOST && <p class="fax-hint">{t('calls.most', { n: MOST })}</p>}
          </>
        </ListState>
      </div>
      {ending && (
        <Confirm
          title={t('calls.endTitle')}
          text={t('calls.endText', { number: ending.to })}
          action={t('calls.end')}
          danger
          onConfirm={async () => {
            await api.post(`/maintenance/jobs/${ending.fax_id}`, { status: 'cancelled' })
            toast(t('calls.ending'))
            calls.reload()
          }}
          onClose={() => setEnding(undefined)}
        />
      )}
    </>
  )
}

function grouped(calls: CallUnderWay[]): Map<string, CallUnderWay[]> {
  const groups = new Map<string, CallUnderWay[]>()
  for (const call of calls) groups.set(call.switch, [...(groups.get(call.switch) ?? []), call])
  return new Map([...groups].sort(([a], [b]) => a.localeCompare(b)))
}

function columns(onEnd: (call: CallUnderWay) => void): Column<CallUnderWay>[] {
  return [
    { title: t('calls.number'), cell: row => (row.direction === 'incoming' ? (row.from ?? '') : row.to), sort: row => row.to },
    { title: t('calls.direction'), cell: row => t(`calls.${row.direction}`), sort: row => row.direction },
    { title: t('calls.account'), cell: row => row.account_name, sort: row => row.account_name },
    { title: t('calls.stage'), cell: row => <Stage of={row} />, sort: row => row.stage },
    { title: t('calls.pages'), cell: row => pages(row), sort: row => row.page, align: 'end' },
    { title: t('calls.since'), cell: row => age(row.since), sort: row => row.since },
    { title: t('calls.node'), cell: row => row.node, sort: row => row.node },
    {
      title: t('calls.actions'),
      quiet: true,
      cell: row =>
        row.direction === 'outgoing' &&
        !row.cancelled && (
          <Button variant="link" small onClick={() => onEnd(row)}>
            {t('calls.endOne', { number: row.to })}
          </Button>
        ),
    },
  ]
}

function pages(row: CallUnderWay): string {
  return row.pages === undefined ? formatNumber(row.page) : t('calls.pageOf', { page: row.page, pages: row.pages })
}

function Stage({ of }: { of: CallUnderWay }) {
  if (of.unheard_since) return <Tag colour="red">{t('calls.unheard', { age: age(of.unheard_since) })}</Tag>
  if (of.cancelled) return <Tag colour="gold">{t('calls.cancelled')}</Tag>
  return <>{tOr(`callStage.${of.stage}`, of.stage)}</>
}
