import { useApi } from '../api/useApi'
import { t, tOr } from '../i18n/messages'
import { ListState } from '../parts/List'
import { PageHeader, Tag } from '../parts/Page'
import { Table } from '../parts/Table'
import { Link } from '../shell/router'

interface Row {
  id: string
  enabled: boolean
  account_overridden: boolean
}

/** What mails about faxes say. */
export default function Templates() {
  const loaded = useApi<Row[]>('notifications')
  return (
    <>
      <PageHeader title={t('templates.title')} lead={t('templates.lead')} />
      <ListState of={loaded} empty={{ title: t('table.empty') }}>
        <Table
          label={t('templates.title')}
          rows={loaded.data ?? []}
          keyOf={row => row.id}
          columns={[
            {
              title: t('templates.name'),
              cell: row => <Link to={`/admin/templates/${row.id}`}>{tOr(`template.${row.id}`, row.id)}</Link>,
            },
            {
              title: t('templates.words'),
              cell: row => (row.account_overridden ? t('templates.own') : t('templates.inherited')),
            },
            {
              title: t('templates.state'),
              cell: row => <Tag colour={row.enabled ? 'green' : 'grey'}>{row.enabled ? t('templates.on') : t('templates.off')}</Tag>,
            },
          ]}
        />
      </ListState>
    </>
  )
}
