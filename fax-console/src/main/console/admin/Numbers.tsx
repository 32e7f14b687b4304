import { useState } from 'preact/hooks'
import { api } from '../api/client'
import { may, useSession } from '../api/session'
import { useApi } from '../api/useApi'
import { t } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Confirm } from '../parts/Dialog'
import { DialogForm } from '../parts/DialogForm'
import { SelectField, TextField } from '../parts/Fields'
import { ListState, Toolbar } from '../parts/List'
import { PageHeader } from '../parts/Page'
import { ActionMenu } from '../parts/Popover'
import { Table } from '../parts/Table'
import { toast } from '../parts/Toasts'
import { Link, setQuery, usePlace } from '../shell/router'
import { faxboxName, faxboxOptions, useFaxboxes, useNumbers, type NumberEntry } from './lists'

export default function Numbers() {
  const who = useSession()
  const search = usePlace().query.get('search') ?? ''
  const { numbers, ...loaded } = useNumbers()
  const boxes = useFaxboxes()
  const flows = useApi<{ id: string; name?: string; numbers: string[] }[]>('callflows', { paginate: false }).data ?? []
  const [editing, setEditing] = useState<NumberEntry | 'new'>()
  const [releasing, setReleasing] = useState<NumberEntry>()
  const leadsTo = (number: NumberEntry) => {
    if (number.callflow_id) {
      const flow = flows.find(one => one.id === number.callflow_id)
      return <Link to={`/admin/callflows/${number.callflow_id}`}>{t('numbers.callflow', { name: flow?.name || t('callflows.unnamed') })}</Link>
    }
    if (number.faxbox_id) return <Link to={`/admin/faxboxes/${number.faxbox_id}`}>{faxboxName(boxes, number.faxbox_id)}</Link>
    return t('numbers.nowhere')
  }
  const rows = numbers.filter(number => number.id.includes(search.replace(/[^0-9]/g, '')))
  const mayAdd = may(who, 'resell')
  const add = mayAdd ? <Button icon="plus" onClick={() => setEditing('new')}>{t('numbers.add')}</Button> : undefined
  const close = () => setEditing(undefined)
  return (
    <>
      <PageHeader title={t('numbers.title')} lead={t('numbers.lead')} actions={add} />
      <Toolbar label={t('numbers.search')}>
        <TextField label={t('numbers.search')} type="search" value={search} onChange={value => setQuery({ search: value })} />
      </Toolbar>
      <ListState
        of={{ ...loaded, answer: undefined, data: loaded.data && rows }}
        filtered={search !== ''}
        onClear={() => setQuery({ search: '' })}
        empty={{ title: t('numbers.none'), text: mayAdd ? undefined : t('numbers.noneText'), action: add }}
      >
        <Table
          label={t('numbers.title')}
          rows={rows}
          keyOf={number => number.id}
          columns={[
            { title: t('numbers.number'), cell: number => number.id, sort: number => number.id },
            { title: t('numbers.leadsTo'), cell: leadsTo },
            {
              title: t('action.more'),
              quiet: true,
              align: 'end',
              cell: number => (
                <ActionMenu
                  label={t('numbers.actions', { number: number.id })}
                  actions={[
                    { label: t('numbers.change'), onSelect: () => setEditing(number), disabled: number.used_by === 'callflow' },
                    ...(mayAdd ? [{ label: t('numbers.release'), onSelect: () => setReleasing(number), danger: true }] : []),
                  ]}
                />
              ),
            },
          ]}
        />
      </ListState>
      {editing && (
        <NumberDialog
          number={editing === 'new' ? undefined : editing}
          options={faxboxOptions(boxes, t('numbers.nowhere'))}
          onClose={close}
          onSaved={() => {
            close()
            loaded.reload()
          }}
        />
      )}
      {releasing && (
        <Confirm
          title={t('numbers.releaseTitle', { number: releasing.id })}
          text={t('numbers.releaseText')}
          action={t('numbers.release')}
          danger
          onConfirm={async () => {
            await api.del(`phone_numbers/${encodeURIComponent(releasing.id)}`)
            loaded.reload()
          }}
          onClose={() => setReleasing(undefined)}
        />
      )}
    </>
  )
}

interface DialogProps {
  number?: NumberEntry
  options: { value: string; label: string }[]
  onClose: () => void
  onSaved: () => void
}

function NumberDialog({ number, options, onClose, onSaved }: DialogProps) {
  const [text, setText] = useState(number?.id ?? '')
  const [box, setBox] = useState(number?.faxbox_id ?? '')
  const save = async () => {
    const path = `phone_numbers/${encodeURIComponent(text.trim())}`
    if (number) await api.patch(path, { faxbox_id: box || null })
    else await api.put(path, box ? { faxbox_id: box } : {})
    toast(t('form.saved'))
    onSaved()
  }
  const title = number ? t('numbers.changeTitle', { number: number.id }) : t('numbers.add')
  return (
    <DialogForm title={title} action={t('action.save')} onSubmit={save} onClose={onClose}>
      {errors => (
        <>
          {!number && (
            <TextField label={t('numbers.number')} type="tel" value={text} onChange={setText} required help={t('numbers.form')} error={errors.number} />
          )}
          <SelectField label={t('numbers.leadsTo')} value={box} onChange={setBox} options={options} error={errors.faxbox_id} />
        </>
      )}
    </DialogForm>
  )
}
