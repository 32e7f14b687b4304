import { api } from '../api/client'
import { useApi } from '../api/useApi'
import { formatTime, moment, t, tOr } from '../i18n/messages'
import { Button } from '../parts/Button'
import { ListState } from '../parts/List'
import { PageHeader, Tag } from '../parts/Page'
import { Notice } from '../parts/Problem'
import { Table } from '../parts/Table'
import { toast, toastError } from '../parts/Toasts'
import { Link, navigate } from '../shell/router'
import type { Webhook } from './webhookTypes'

export default function Webhooks() {
  const loaded = useApi<Webhook[]>('webhooks', { paginate: false })
  const rows = loaded.data ?? []
  const off = rows.filter(hook => hook.disable_reason)
  const reenable = () =>
    api
      .patch<{ enabled: number }>('webhooks', { 're-enable': true })
      .then(() => {
        toast(t('webhooks.reenabled'))
        loaded.reload()
      })
      .catch(toastError)
  const create = <Button icon="plus" onClick={() => navigate('/admin/webhooks/new')}>{t('webhooks.create')}</Button>
  return (
    <>
      <PageHeader title={t('webhooks.title')} lead={t('webhooks.lead')} actions={create} />
      {off.length > 0 && (
        <Notice kind="warning" title={t('webhooks.switchedOff', { n: off.length })}>
          <Button variant="link" onClick={() => void reenable()}>
            {t('webhooks.reenable')}
          </Button>
        </Notice>
      )}
      <ListState of={loaded} empty={{ title: t('webhooks.none'), text: t('webhooks.noneText'), action: create }}>
        <Table
          label={t('webhooks.title')}
          rows={rows}
          keyOf={hook => hook.id}
          columns={[
            { title: t('webhooks.name'), cell: hook => <Link to={`/admin/webhooks/${hook.id}`}>{hook.name}</Link>, sort: hook => hook.name.toLowerCase() },
            { title: t('webhooks.hook'), cell: hook => tOr(`hook.${hook.hook}`, hook.hook) },
            { title: t('webhooks.uri'), cell: hook => <span class="fax-anywhere">{hook.uri}</span>, sort: hook => hook.uri },
            { title: t('webhooks.state'), cell: hook => <WebhookState of={hook} /> },
          ]}
        />
      </ListState>
    </>
  )
}

export function WebhookState({ of }: { of: Webhook }) {
  if (!of.enabled) return <Tag colour={of.disable_reason ? 'red' : 'grey'}>{t('webhooks.off')}</Tag>
  if (of.failing_since) return <Tag colour="orange">{t('webhooks.failing', { time: formatTime(moment(of.failing_since)) })}</Tag>
  return <Tag colour="green">{t('webhooks.on')}</Tag>
}
