import { useApi } from '../api/useApi'
import { formatTime, moment, t } from '../i18n/messages'
import { ListState, Paging, usePaged } from '../parts/List'
import { PageHeader } from '../parts/Page'
import { Table } from '../parts/Table'
import { Link, usePlace } from '../shell/router'
import { personName, useUsers } from './lists'
import { givesSystem, settingsPlace } from './settingsPlace'

interface Change {
  id: string
  timestamp: number
  by: string
  revision: number
  changes: Record<string, { from?: unknown; to?: unknown }>
}

/** Who changed which setting, when. */
export default function SettingsHistory() {
  const { query } = usePlace()
  const faxbox = query.get('faxbox') ?? ''
  const scope = faxbox ? 'faxbox' : query.get('scope') === 'system' && givesSystem() ? 'system' : 'account'
  const paged = usePaged<Change>(settingsPlace(scope, faxbox).history, {})
  const users = useUsers()
  const keys = useApi<{ id: string; name: string }[]>('api_keys', { paginate: false }).data ?? []
  const by = (id: string) => {
    const user = users.find(one => one.id === id)
    const key = keys.find(one => one.id === id)
    return user ? personName(user) : key ? t('settings.byKey', { name: key.name }) : id
  }
  const back = faxbox ? `?faxbox=${faxbox}` : scope === 'system' ? '?scope=system' : ''
  return (
    <>
      <PageHeader
        title={t('settings.historyTitle')}
        lead={t('settings.historyLead')}
        actions={
          <Link class="pf-v5-c-button pf-m-secondary" to={`/admin/settings${back}`}>
            {t('settings.title')}
          </Link>
        }
      />
      <ListState of={paged} empty={{ title: t('settings.noHistory') }}>
        <Table
          label={t('settings.historyTitle')}
          rows={paged.data ?? []}
          keyOf={change => change.id}
          columns={[
            { title: t('settings.when'), cell: change => formatTime(moment(change.timestamp)) },
            { title: t('settings.who'), cell: change => by(change.by) },
            { title: t('settings.what'), cell: change => <Changes of={change.changes} /> },
          ]}
        />
        <Paging of={paged} />
      </ListState>
    </>
  )
}

function Changes({ of }: { of: Change['changes'] }) {
  const text = (value: unknown) => (value === undefined ? t('settings.notGiven') : JSON.stringify(value))
  return (
    <ul class="fax-changes" role="list">
      {Object.entries(of).map(([name, { from, to }]) => (
        <li key={name}>
          <code class="fax-code">{name}</code>: {t('settings.fromBecomes', { from: text(from), to: text(to) })}
        </li>
      ))}
    </ul>
  )
}
