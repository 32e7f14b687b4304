import { useApi } from '../api/useApi'
import { t } from '../i18n/messages'
import { Button } from '../parts/Button'
import { ListState, Toolbar } from '../parts/List'
import { PageHeader } from '../parts/Page'
import { Table } from '../parts/Table'
import { TextField } from '../parts/Fields'
import { Link, navigate, setQuery, usePlace } from '../shell/router'
import { personName, useNumbers, useUsers, type FaxboxEntry } from './lists'

interface Row extends FaxboxEntry {
  owner_id?: string
  smtp_email_address?: string
}

export default function Faxboxes() {
  const search = usePlace().query.get('search') ?? ''
  const loaded = useApi<Row[]>('faxboxes', { paginate: false })
  const { numbers } = useNumbers()
  const users = useUsers()
  const numbersOf = (id: string) => numbers.filter(number => number.faxbox_id === id).map(number => number.id)
  const ownerOf = (id?: string) => {
    const owner = users.find(user => user.id === id)
    return owner ? personName(owner) : ''
  }
  const all = loaded.data ?? []
  const words = search.toLowerCase()
  const rows = all.filter(row => `${row.name} ${numbersOf(row.id).join(' ')} ${ownerOf(row.owner_id)}`.toLowerCase().includes(words))
  const create = <Button icon="plus" onClick={() => navigate('/admin/faxboxes/new')}>{t('faxboxes.create')}</Button>
  return (
    <>
      <PageHeader title={t('faxboxes.title')} lead={t('faxboxes.lead')} actions={create} />
      <Toolbar label={t('faxboxes.search')}>
        <TextField label={t('faxboxes.search')} type="search" value={search} onChange={value => setQuery({ search: value })} />
      </Toolbar>
      <ListState
        of={{ ...loaded, data: loaded.data && rows }}
        filtered={search !== ''}
        onClear={() => setQuery({ search: '' })}
        empty={{ title: t('faxboxes.none'), text: t('faxboxes.noneText'), action: create }}
      >
        <Table
          label={t('faxboxes.title')}
          rows={rows}
          keyOf={row => row.id}
          columns={[
            { title: t('faxboxes.name'), cell: row => <Link to={`/admin/faxboxes/${row.id}`}>{row.name}</Link>, sort: row => row.name.toLowerCase() },
            { title: t('faxboxes.numbers'), cell: row => numbersOf(row.id).join(', ') || '–' },
            { title: t('faxboxes.owner'), cell: row => ownerOf(row.owner_id) || t('faxboxes.everybody'), sort: row => ownerOf(row.owner_id) },
            { title: t('faxboxes.mailDomain'), cell: row => row.smtp_email_address ?? '–' },
          ]}
        />
      </ListState>
    </>
  )
}
