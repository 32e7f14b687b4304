import { formatNumber, t, tOr } from '../i18n/messages'
import { ListState } from '../parts/List'
import { Card, PageHeader, Tag, type Colour } from '../parts/Page'
import { Table, type Column } from '../parts/Table'
import { Link } from '../shell/router'
import { PauseButton } from './PauseButton'
import type { Situation, WaitingAccount, WaitingNumber } from './types'
import { age, useWatched } from './watch'

const MOST = 100
const COLOURS: Record<string, Colour> = { paused: 'blue', limit_reached: 'gold', numbers_busy: 'gold' }

/** What waits, by account and by number, with the age of the oldest and what holds it up. */
export default function Queues() {
  const accounts = useWatched<WaitingAccount[]>('/maintenance/queues/accounts', { page_size: MOST })
  const numbers = useWatched<WaitingNumber[]>('/maintenance/queues/numbers', { page_size: MOST })
  const situation = useWatched<Situation>('/maintenance')
  const paused = new Set(situation.data?.paused_accounts)
  return (
    <>
      <PageHeader title={t('queues.title')} lead={t('queues.lead')} />
      <div class="fax-stack">
        <Card title={t('queues.accounts')}>
          <ListState of={accounts} empty={{ title: t('queues.empty') }}>
            <Table
              label={t('queues.accounts')}
              rows={accounts.data ?? []}
              keyOf={row => row.account_id}
              columns={accountColumns(paused, () => {
                accounts.reload()
                situation.reload()
              })}
            />
            {accounts.data?.length === MOST && <p class="fax-hint">{t('queues.most', { n: MOST })}</p>}
          </ListState>
        </Card>
        <Card title={t('queues.numbers')}>
          <ListState of={numbers} empty={{ title: t('queues.empty') }}>
            <Table label={t('queues.numbers')} rows={numbers.data ?? []} keyOf={row => row.number} columns={numberColumns()} />
            {numbers.data?.length === MOST && <p class="fax-hint">{t('queues.most', { n: MOST })}</p>}
          </ListState>
        </Card>
      </div>
    </>
  )
}

function accountColumns(paused: Set<string>, onDone: () => void): Column<WaitingAccount>[] {
  return [
    {
      title: t('queues.account'),
      cell: row => <Link to={`/operate/jobs?account=${row.account_id}`}>{row.name}</Link>,
      sort: row => row.name,
    },
    { title: t('queues.due'), cell: row => formatNumber(row.due), sort: row => row.due, align: 'end' },
    { title: t('queues.later'), cell: row => formatNumber(row.pending - row.due), sort: row => row.pending - row.due, align: 'end' },
    { title: t('queues.preparing'), cell: row => formatNumber(row.preparing), sort: row => row.preparing, align: 'end' },
    { title: t('queues.active'), cell: row => t('queues.activeOf', { n: row.active, limit: row.limit }), sort: row => row.active, align: 'end' },
    { title: t('queues.oldest'), cell: row => oldest(row.oldest_due), sort: row => row.oldest_due ?? Infinity },
    { title: t('queues.state'), cell: row => <Hindrance of={row} /> },
    {
      title: t('queues.actions'),
      quiet: true,
      cell: row => (
        <PauseButton paused={paused.has(row.account_id)} account={{ id: row.account_id, name: row.name }} onDone={onDone} />
      ),
    },
  ]
}

function numberColumns(): Column<WaitingNumber>[] {
  return [
    { title: t('queues.number'), cell: row => row.number, sort: row => row.number },
    { title: t('queues.due'), cell: row => formatNumber(row.due), sort: row => row.due, align: 'end' },
    { title: t('queues.later'), cell: row => formatNumber(row.pending - row.due), sort: row => row.pending - row.due, align: 'end' },
    { title: t('queues.oldest'), cell: row => oldest(row.oldest_due), sort: row => row.oldest_due ?? Infinity },
    { title: t('queues.state'), cell: row => (row.held_by ? <Tag colour="gold">{t('queues.busy')}</Tag> : t('queues.free')) },
  ]
}

function Hindrance({ of }: { of: WaitingAccount }) {
  if (!of.hindrance) return <>{t(of.due > 0 ? 'queues.goesOn' : 'queues.nothingDue')}</>
  return <Tag colour={COLOURS[of.hindrance] ?? 'red'}>{tOr(`hindrance.${of.hindrance}`, of.hindrance)}</Tag>
}

function oldest(since?: number): string {
  return since === undefined ? '–' : age(since)
}
