import { useApi } from '../api/useApi'
import { t } from '../i18n/messages'
import { Button } from '../parts/Button'
import { TextField } from '../parts/Fields'
import { ListState, Toolbar } from '../parts/List'
import { PageHeader, Tag } from '../parts/Page'
import { Table } from '../parts/Table'
import { Link, navigate, setQuery, usePlace } from '../shell/router'
import type { UserEntry } from './lists'
import { roleName } from './roles'

export default function Users() {
  const search = usePlace().query.get('search') ?? ''
  const loaded = useApi<UserEntry[]>('users', { paginate: false })
  const nameOf = (user: UserEntry) => [user.first_name, user.last_name].filter(Boolean).join(' ')
  const words = search.toLowerCase()
  const rows = (loaded.data ?? []).filter(user =>
    `${user.username} ${nameOf(user)} ${user.email ?? ''}`.toLowerCase().includes(words),
  )
  const create = <Button icon="plus" onClick={() => navigate('/admin/users/new')}>{t('users.create')}</Button>
  return (
    <>
      <PageHeader title={t('users.title')} lead={t('users.lead')} actions={create} />
      <Toolbar label={t('users.search')}>
        <TextField label={t('users.search')} type="search" value={search} onChange={value => setQuery({ search: value })} />
      </Toolbar>
      <ListState
        of={{ ...loaded, data: loaded.data && rows }}
        filtered={search !== ''}
        onClear={() => setQuery({ search: '' })}
        empty={{ title: t('users.none'), action: create }}
      >
        <Table
          label={t('users.title')}
          rows={rows}
          keyOf={user => user.id}
          columns={[
            {
              title: t('user.username'),
              cell: user => <Link to={`/admin/users/${user.id}`}>{user.username}</Link>,
              sort: user => user.username.toLowerCase(),
            },
            { title: t('users.name'), cell: user => nameOf(user) || '–', sort: user => nameOf(user).toLowerCase() },
            { title: t('user.email'), cell: user => user.email ?? '–', sort: user => user.email ?? '' },
            { title: t('user.role'), cell: user => roleName(user.role), sort: user => user.role },
            {
              title: t('users.state'),
              cell: user => <Tag colour={user.enabled ? 'green' : 'grey'}>{user.enabled ? t('users.on') : t('users.off')}</Tag>,
            },
          ]}
        />
      </ListState>
    </>
  )
}
