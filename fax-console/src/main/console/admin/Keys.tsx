import { useState } from 'preact/hooks'
import { api } from '../api/client'
import { useSession } from '../api/session'
import { useApi } from '../api/useApi'
import { formatTime, gregorian, moment, t } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Confirm } from '../parts/Dialog'
import { DialogForm } from '../parts/DialogForm'
import { SelectField, TextField } from '../parts/Fields'
import { ListState } from '../parts/List'
import { PageHeader } from '../parts/Page'
import { Table } from '../parts/Table'
import { faxboxName, faxboxOptions, personName, useFaxboxes, useUsers } from './lists'
import { roleName, rolesToGive } from './roles'
import { SecretDialog } from './Secret'

interface Key {
  id: string
  name: string
  role: string
  user_id?: string
  faxbox_id?: string
  expires?: number
  created: number
  last_used?: number
}

export default function Keys() {
  const loaded = useApi<Key[]>('api_keys', { paginate: false })
  const boxes = useFaxboxes()
  const users = useUsers()
  const [creating, setCreating] = useState(false)
  const [made, setMade] = useState<{ name: string; api_key: string }>()
  const [revoking, setRevoking] = useState<Key>()
  const reach = (key: Key) => {
    if (key.faxbox_id) return t('keys.ofFaxbox', { name: faxboxName(boxes, key.faxbox_id) })
    const user = users.find(one => one.id === key.user_id)
    return user ? t('keys.ofUser', { name: personName(user) }) : t('keys.ofAccount')
  }
  const time = (when?: number) => (when === undefined ? t('keys.never') : formatTime(moment(when)))
  const create = <Button icon="plus" onClick={() => setCreating(true)}>{t('keys.create')}</Button>
  return (
    <>
      <PageHeader title={t('keys.title')} lead={t('keys.lead')} actions={create} />
      <ListState of={loaded} empty={{ title: t('keys.none'), action: create }}>
        <Table
          label={t('keys.title')}
          rows={loaded.data ?? []}
          keyOf={key => key.id}
          columns={[
            { title: t('keys.name'), cell: key => key.name, sort: key => key.name.toLowerCase() },
            { title: t('keys.role'), cell: key => roleName(key.role), sort: key => key.role },
            { title: t('keys.reach'), cell: reach },
            { title: t('keys.lastUsed'), cell: key => time(key.last_used), sort: key => key.last_used ?? 0 },
            { title: t('keys.expires'), cell: key => time(key.expires), sort: key => key.expires ?? Infinity },
            {
              title: t('action.more'),
              quiet: true,
              align: 'end',
              cell: key => (
                <Button variant="link" small onClick={() => setRevoking(key)}>
                  {t('keys.revoke')}
                  <span class="fax-hidden"> {key.name}</span>
                </Button>
              ),
            },
          ]}
        />
      </ListState>
      {creating && (
        <KeyDialog
          onClose={() => setCreating(false)}
          onMade={key => {
            setCreating(false)
            setMade(key)
            loaded.reload()
          }}
        />
      )}
      {made && (
        <SecretDialog
          title={t('keys.made', { name: made.name })}
          secret={made.api_key}
          text={t('keys.madeText')}
          onClose={() => setMade(undefined)}
        />
      )}
      {revoking && (
        <Confirm
          title={t('keys.revokeTitle', { name: revoking.name })}
          text={t('keys.revokeText')}
          action={t('keys.revoke')}
          danger
          onConfirm={async () => {
            await api.del(`api_keys/${revoking.id}`)
            loaded.reload()
          }}
          onClose={() => setRevoking(undefined)}
        />
      )}
    </>
  )
}

function KeyDialog({ onClose, onMade }: { onClose: () => void; onMade: (key: { name: string; api_key: string }) => void }) {
  const who = useSession()
  const boxes = useFaxboxes()
  const users = useUsers()
  const [name, setName] = useState('')
  const [role, setRole] = useState('user')
  const [user, setUser] = useState('')
  const [box, setBox] = useState('')
  const [until, setUntil] = useState('')
  const create = async () => {
    const answer = await api.put<{ name: string; api_key: string }>('api_keys', {
      name,
      role,
      ...(user && { user_id: user }),
      ...(box && { faxbox_id: box }),
      ...(until && { expires: gregorian(new Date(`${until}T23:59:59`)) }),
    })
    onMade(answer.data)
  }
  return (
    <DialogForm title={t('keys.create')} action={t('action.create')} onSubmit={create} onClose={onClose}>
      {errors => (
        <>
          <TextField label={t('keys.name')} help={t('keys.nameHelp')} value={name} onChange={setName} required error={errors.name} />
          <SelectField label={t('keys.role')} value={role} onChange={setRole} options={rolesToGive(who, 'key')} error={errors.role} />
          <SelectField
            label={t('keys.user')}
            help={t('keys.userHelp')}
            value={user}
            onChange={setUser}
            options={[{ value: '', label: t('keys.noUser') }, ...users.map(one => ({ value: one.id, label: personName(one) }))]}
            error={errors.user_id}
          />
          <SelectField
            label={t('keys.faxbox')}
            value={box}
            onChange={setBox}
            options={faxboxOptions(boxes, t('keys.allFaxboxes'))}
            error={errors.faxbox_id}
          />
          <TextField label={t('keys.expires')} help={t('keys.expiresHelp')} type="date" value={until} onChange={setUntil} error={errors.expires} />
        </>
      )}
    </DialogForm>
  )
}
