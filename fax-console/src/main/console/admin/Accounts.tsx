import { useState } from 'preact/hooks'
import { api } from '../api/client'
import { session, setSession } from '../api/session'
import { useApi } from '../api/useApi'
import { t } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Confirm } from '../parts/Dialog'
import { DialogForm } from '../parts/DialogForm'
import { TextField } from '../parts/Fields'
import { ListState, Toolbar } from '../parts/List'
import { PageHeader } from '../parts/Page'
import { ActionMenu } from '../parts/Popover'
import { Table } from '../parts/Table'
import { announce, toast } from '../parts/Toasts'
import { navigate, setQuery, usePlace } from '../shell/router'
import { ZoneField } from './fields'

interface Below {
  id: string
  name: string
  realm: string
  tree: string[]
}

/** The accounts below the one that is worked in. */
export default function Accounts() {
  const search = usePlace().query.get('search') ?? ''
  const loaded = useApi<Below[]>('descendants', { paginate: false })
  const [creating, setCreating] = useState(false)
  const [removing, setRemoving] = useState<Below>()
  const all = loaded.data ?? []
  const words = search.toLowerCase()
  const rows = all.filter(one => `${one.name} ${one.realm}`.toLowerCase().includes(words)).slice(0, 500)
  const above = (one: Below) =>
    one.tree
      .map(id => all.find(other => other.id === id)?.name)
      .filter(Boolean)
      .join(' › ')
  const create = <Button icon="plus" onClick={() => setCreating(true)}>{t('accounts.create')}</Button>
  return (
    <>
      <PageHeader title={t('accounts.title')} lead={t('accounts.lead')} actions={create} />
      <Toolbar label={t('account.search')}>
        <TextField label={t('account.search')} type="search" value={search} onChange={value => setQuery({ search: value })} />
      </Toolbar>
      <ListState
        of={{ ...loaded, data: loaded.data && rows }}
        filtered={search !== ''}
        onClear={() => setQuery({ search: '' })}
        empty={{ title: t('account.none'), action: create }}
      >
        <Table
          label={t('accounts.title')}
          rows={rows}
          keyOf={one => one.id}
          columns={[
            {
              title: t('accounts.name'),
              sort: one => one.name.toLowerCase(),
              cell: one => (
                <Button variant="link" small onClick={() => workIn(one)}>
                  {one.name}
                </Button>
              ),
            },
            { title: t('accounts.realm'), cell: one => one.realm, sort: one => one.realm },
            { title: t('accounts.above'), cell: one => above(one) || '–' },
            {
              title: t('action.more'),
              quiet: true,
              align: 'end',
              cell: one => (
                <ActionMenu
                  label={t('accounts.actions', { name: one.name })}
                  actions={[
                    { label: t('accounts.workIn'), onSelect: () => workIn(one) },
                    { label: t('action.remove'), onSelect: () => setRemoving(one), danger: true },
                  ]}
                />
              ),
            },
          ]}
        />
      </ListState>
      {creating && (
        <AccountDialog
          onClose={() => setCreating(false)}
          onMade={() => {
            setCreating(false)
            loaded.reload()
          }}
        />
      )}
      {removing && (
        <Confirm
          title={t('accounts.remove', { name: removing.name })}
          text={t('accounts.removeText')}
          action={t('action.remove')}
          danger
          onConfirm={async () => {
            await api.del(`/accounts/${removing.id}`)
            loaded.reload()
          }}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </>
  )
}

function workIn(one: Below): void {
  const who = session()
  if (!who) return
  navigate('/admin/account')
  setSession({ ...who, workAccountId: one.id, workAccountName: one.name })
  announce(t('account.working', { name: one.name }))
}

function AccountDialog({ onClose, onMade }: { onClose: () => void; onMade: () => void }) {
  const [name, setName] = useState('')
  const [realm, setRealm] = useState('')
  const [zone, setZone] = useState('')
  const create = async () => {
    await api.put(`/accounts/${session()?.workAccountId}`, { name, ...(realm && { realm }), ...(zone && { timezone: zone }) })
    toast(t('accounts.made', { name }))
    onMade()
  }
  return (
    <DialogForm title={t('accounts.create')} action={t('action.create')} onSubmit={create} onClose={onClose}>
      {errors => (
        <>
          <TextField label={t('accounts.name')} value={name} onChange={setName} required error={errors.name} />
          <TextField label={t('accounts.realm')} help={t('accounts.realmHelp')} value={realm} onChange={setRealm} error={errors.realm} />
          <ZoneField label={t('user.timezone')} inherit={t('accounts.zoneAbove')} value={zone} onChange={setZone} error={errors.timezone} />
        </>
      )}
    </DialogForm>
  )
}
