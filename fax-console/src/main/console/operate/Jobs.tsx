import { useState } from 'preact/hooks'
import { api } from '../api/client'
import { formatTime, moment, t } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Confirm } from '../parts/Dialog'
import { SelectField, TextField } from '../parts/Fields'
import { ListState, Paging, Toolbar, usePaged } from '../parts/List'
import { EmptyState } from '../parts/EmptyState'
import { PageHeader, Tag, type Colour } from '../parts/Page'
import { ActionMenu, type MenuAction } from '../parts/Popover'
import { Table, type Column } from '../parts/Table'
import { toast, toastError } from '../parts/Toasts'
import { setQuery, usePlace } from '../shell/router'
import type { MaintainedJob } from './types'

const STATES = ['pending', 'processing', 'attaching_files', 'failed', 'cancelled', 'completed'] as const
type State = (typeof STATES)[number]
const COLOURS: Record<State, Colour> = {
  pending: 'blue',
  processing: 'gold',
  attaching_files: 'gold',
  failed: 'red',
  cancelled: 'grey',
  completed: 'green',
}

interface Wish {
  job: MaintainedJob
  status: 'failed' | 'cancelled'
}

/** Jobs of all accounts by their state, and what an operator can do with each. */
export default function Jobs() {
  const { query } = usePlace()
  const state = known(query.get('state') ?? '')
  const account = query.get('account') ?? ''
  const ended = state === 'failed' || state === 'cancelled' || state === 'completed'
  const jobs = usePaged<MaintainedJob>(ended && !account ? undefined : '/maintenance/jobs', { state, account_id: account })
  const [wish, setWish] = useState<Wish>()
  const move = async (job: MaintainedJob, status: string) => {
    await api.post(`/maintenance/jobs/${job.id}`, { status })
    toast(t('jobs.done', { number: job.to }))
    jobs.reload()
  }
  return (
    <>
      <PageHeader
        title={t('jobs.title')}
        lead={t('jobs.lead')}
        actions={
          <Button variant="secondary" icon="again" onClick={jobs.reload}>
            {t('action.refresh')}
          </Button>
        }
      />
      <Toolbar label={t('jobs.filters')}>
        <SelectField
          label={t('jobs.state')}
          value={state}
          options={STATES.map(each => ({ value: each, label: t(`jobs.${each}`) }))}
          onChange={next => setQuery({ state: next })}
        />
        <TextField label={t('jobs.account')} help={t('jobs.accountHelp')} value={account} onChange={next => setQuery({ account: next.trim() })} />
      </Toolbar>
      {ended && !account ? (
        <EmptyState title={t('jobs.nameAccount')} text={t('jobs.nameAccountText')} icon="building" />
      ) : (
        <ListState
          of={jobs}
          filtered={account !== ''}
          onClear={() => setQuery({ account: '', state: '' })}
          empty={{ title: t('jobs.empty') }}
        >
          <Table
            label={t('jobs.title')}
            rows={jobs.data ?? []}
            keyOf={row => row.id}
            columns={columns(row => actions(row, move, setWish))}
          />
          <Paging of={jobs} />
        </ListState>
      )}
      {wish && (
        <Confirm
          title={t(`jobs.${wish.status}Title`)}
          text={t(`jobs.${wish.status}Text`, { number: wish.job.to })}
          action={t(`jobs.${wish.status}Action`)}
          danger
          onConfirm={() => move(wish.job, wish.status)}
          onClose={() => setWish(undefined)}
        />
      )}
    </>
  )
}

function known(state: string): State {
  return STATES.find(each => each === state) ?? 'pending'
}

function actions(
  job: MaintainedJob,
  move: (job: MaintainedJob, status: string) => Promise<void>,
  ask: (wish: Wish) => void,
): MenuAction[] {
  const again = { label: t('jobs.again'), onSelect: () => void move(job, 'pending').catch(toastError) }
  const giveUp = { label: t('jobs.giveUp'), danger: true, onSelect: () => ask({ job, status: 'failed' }) }
  const cancel = { label: t('jobs.cancel'), danger: true, onSelect: () => ask({ job, status: 'cancelled' }) }
  switch (job.status) {
    case 'failed':
    case 'cancelled':
      return [again]
    case 'pending':
    case 'attaching_files':
      return [again, giveUp, cancel]
    case 'processing':
      return [cancel]
    default:
      return []
  }
}

function columns(actionsOf: (row: MaintainedJob) => MenuAction[]): Column<MaintainedJob>[] {
  return [
    { title: t('jobs.to'), cell: row => row.to },
    { title: t('jobs.from'), cell: row => row.from },
    { title: t('jobs.state'), cell: row => <Tag colour={COLOURS[known(row.status)]}>{t(`jobs.${known(row.status)}`)}</Tag> },
    { title: t('jobs.due'), cell: row => (row.due === undefined ? '–' : formatTime(moment(row.due))) },
    { title: t('jobs.attempts'), cell: row => t('jobs.attemptsOf', { n: row.attempts, most: row.retries }), align: 'end' },
    { title: t('jobs.note'), cell: row => note(row) },
    {
      title: t('jobs.actions'),
      quiet: true,
      cell: row => {
        const all = actionsOf(row)
        return all.length > 0 && <ActionMenu label={t('jobs.actionsFor', { number: row.to })} actions={all} />
      },
    },
  ]
}

function note(row: MaintainedJob): string {
  if (row.paused) return t('hindrance.paused')
  if (row.waiting_for) return t('jobs.waitsFor', { number: row.waiting_for })
  if (row.node) return t('jobs.onNode', { node: row.node })
  return row.reason ?? ''
}
