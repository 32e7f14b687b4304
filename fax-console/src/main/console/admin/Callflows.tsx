import { useApi } from '../api/useApi'
import { t } from '../i18n/messages'
import { Button } from '../parts/Button'
import { ListState } from '../parts/List'
import { PageHeader } from '../parts/Page'
import { Table } from '../parts/Table'
import { Link, navigate } from '../shell/router'
import { moduleName } from './modules'

interface Row {
  id: string
  name?: string
  numbers: string[]
  patterns: string[]
  modules: string[]
}

export default function Callflows() {
  const loaded = useApi<Row[]>('callflows', { paginate: false })
  const create = <Button icon="plus" onClick={() => navigate('/admin/callflows/new')}>{t('callflows.create')}</Button>
  return (
    <>
      <PageHeader title={t('callflows.title')} lead={t('callflows.lead')} actions={create} />
      <ListState of={loaded} empty={{ title: t('callflows.none'), text: t('callflows.noneText'), action: create }}>
        <Table
          label={t('callflows.title')}
          rows={loaded.data ?? []}
          keyOf={flow => flow.id}
          columns={[
            {
              title: t('callflows.name'),
              cell: flow => <Link to={`/admin/callflows/${flow.id}`}>{flow.name || t('callflows.unnamed')}</Link>,
              sort: flow => flow.name ?? '',
            },
            { title: t('callflows.numbers'), cell: flow => [...flow.numbers, ...flow.patterns].join(', ') || '–' },
            { title: t('callflows.modules'), cell: flow => flow.modules.map(moduleName).join(', ') },
          ]}
        />
      </ListState>
    </>
  )
}
