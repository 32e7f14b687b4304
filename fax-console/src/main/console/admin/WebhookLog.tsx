import { useState } from 'preact/hooks'
import { api } from '../api/client'
import { useApi } from '../api/useApi'
import { formatNumber, formatTime, moment, t, tOr } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Dialog } from '../parts/Dialog'
import { ListState, Paging, usePaged } from '../parts/List'
import { Tag, type Colour } from '../parts/Page'
import { Problem } from '../parts/Problem'
import { Spinner } from '../parts/Spinner'
import { Table } from '../parts/Table'
import { toast, toastError } from '../parts/Toasts'
import type { Attempt, Delivery, DeliveryDetail } from './webhookTypes'

const COLOURS: Record<Delivery['state'], Colour> = { waiting: 'blue', delivered: 'green', given_up: 'red' }

/** What a webhook was told and is to be told. */
export function Deliveries({ hook }: { hook: string }) {
  const paged = usePaged<Delivery>(`webhooks/${hook}/deliveries`, {}, 20)
  const [shown, setShown] = useState<string>()
  return (
    <section class="fax-below" aria-labelledby="deliveries">
      <div class="fax-page-header">
        <h2 class="pf-v5-c-title pf-m-xl" id="deliveries">
          {t('delivery.title')}
        </h2>
        <Button variant="secondary" icon="again" onClick={paged.reload}>
          {t('action.refresh')}
        </Button>
      </div>
      <ListState of={paged} empty={{ title: t('delivery.none'), text: t('delivery.noneText') }}>
        <Table
          label={t('delivery.title')}
          rows={paged.data ?? []}
          keyOf={one => one.id}
          columns={[
            {
              title: t('delivery.when'),
              cell: one => (
                <Button variant="link" small onClick={() => setShown(one.id)}>
                  {formatTime(moment(one.created))}
                </Button>
              ),
            },
            { title: t('delivery.event'), cell: one => tOr(`hook.type.${one.event}`, one.event) },
            { title: t('webhooks.state'), cell: one => <Tag colour={COLOURS[one.state]}>{t(`delivery.state.${one.state}`)}</Tag> },
            { title: t('delivery.attempts'), align: 'end', cell: one => formatNumber(one.attempts) },
            { title: t('delivery.next'), cell: one => (one.next_attempt ? formatTime(moment(one.next_attempt)) : '–') },
          ]}
        />
        <Paging of={paged} />
      </ListState>
      {shown && <DeliveryDialog path={`webhooks/${hook}/deliveries/${shown}`} onClose={() => setShown(undefined)} onResent={paged.reload} />}
    </section>
  )
}

function DeliveryDialog({ path, onClose, onResent }: { path: string; onClose: () => void; onResent: () => void }) {
  const { data, error } = useApi<DeliveryDetail>(path)
  const resend = () =>
    api
      .post(`${path}/resend`, {})
      .then(() => {
        toast(t('delivery.resent'))
        onResent()
        onClose()
      })
      .catch(toastError)
  return (
    <Dialog
      title={data ? tOr(`hook.type.${data.event}`, data.event) : t('delivery.title')}
      onClose={onClose}
      wide
      actions={
        <>
          <Button onClick={() => void resend()}>{t('delivery.resend')}</Button>
          <Button variant="link" onClick={onClose}>
            {t('action.close')}
          </Button>
        </>
      }
    >
      {error && <Problem error={error} />}
      {!data && !error && <Spinner />}
      {data && (
        <div class="fax-stack">
          <Log of={data.log} />
          <h3 class="pf-v5-c-title pf-m-md">{t('delivery.payload')}</h3>
          <pre class="fax-code fax-mail-plain" tabIndex={0}>
            {JSON.stringify(data.payload, null, 2)}
          </pre>
        </div>
      )}
    </Dialog>
  )
}

function Log({ of }: { of: Attempt[] }) {
  if (of.length === 0) return <p>{t('delivery.noAttempt')}</p>
  const answer = (one: Attempt) =>
    [one.response_code, one.client_error, one.response_body].filter(part => part !== undefined && part !== '').join(' · ') || '–'
  return (
    <Table
      label={t('delivery.attempts')}
      rows={of}
      keyOf={one => one.id}
      columns={[
        { title: t('delivery.when'), cell: one => formatTime(moment(one.timestamp)) },
        {
          title: t('delivery.result'),
          cell: one => <Tag colour={one.result === 'success' ? 'green' : 'red'}>{t(`delivery.result.${one.result}`)}</Tag>,
        },
        { title: t('delivery.answer'), cell: one => <span class="fax-anywhere">{answer(one)}</span> },
        { title: t('delivery.took'), align: 'end', cell: one => `${formatNumber(one.duration_ms)} ms` },
      ]}
    />
  )
}
