import { useEffect } from 'preact/hooks'
import { api } from '../api/client'
import { useApi, useInterval, useSoon } from '../api/useApi'
import { useEvents } from '../api/useEvents'
import { formatDuration, formatTime, moment, t } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Card, Facts, PageHeader, Tag } from '../parts/Page'
import { Problem } from '../parts/Problem'
import { Spinner } from '../parts/Spinner'
import type { PageProps } from '../shell/pages'
import { Link, navigate } from '../shell/router'
import { Attempts } from './Attempts'
import { Explanation } from './Explanation'
import { colourOf, countryName, isInbound, isUnderWay, nameOf, partyOf, stateOf, type Fax } from './fax'
import { isAbout } from './live'
import { PageViewer } from './PageViewer'
import { Progress } from './Progress'
import { useFaxActions } from './useFaxActions'

/** One fax: how it fares, its pages, why it failed, and what can be done. */
export default function FaxPage({ params }: PageProps) {
  const { data: fax, error, reload } = useApi<Fax>(`faxes/${params.id}`)
  const list = location.pathname.startsWith('/inbox') ? '/inbox' : '/outbox'
  const soon = useSoon(reload)
  useEvents(event => isAbout(event, params.id ?? '') && soon(), () => fax && isUnderWay(fax) && reload())
  useInterval(() => fax && isUnderWay(fax) && reload(), 3)
  useEffect(() => {
    if (fax?.unread) api.patch(`faxes/inbox/${fax.id}`, { unread: false }).catch(() => undefined)
  }, [fax?.id])
  return (
    <>
      <p class="fax-back">
        <Link to={list}>{t(list === '/inbox' ? 'inbox.title' : 'outbox.title')}</Link>
      </p>
      {error && !fax && (
        <>
          <h1 class="pf-v5-c-title pf-m-2xl">{t('fax.title')}</h1>
          <Problem error={error} />
        </>
      )}
      {!fax && !error && <Spinner />}
      {fax && <Whole fax={fax} reload={reload} list={list} />}
    </>
  )
}

function Whole({ fax, reload, list }: { fax: Fax; reload: () => void; list: string }) {
  const actions = useFaxActions(reload, () => navigate(list))
  const buttons = actions.of({ ...fax, unread: false })
  return (
    <>
      <PageHeader
        title={nameOf(fax)}
        lead={
          <>
            <Tag colour={colourOf(fax)}>{stateOf(fax)}</Tag> {formatTime(moment(fax.created))}
          </>
        }
        actions={buttons.map(action => (
          <Button key={action.label} variant={action.danger ? 'danger' : 'secondary'} onClick={action.onSelect}>
            {action.label}
          </Button>
        ))}
      />
      <div class="fax-detail">
        <div class="fax-stack">
          {isUnderWay(fax) && <Progress fax={fax} />}
          <Explanation fax={fax} />
          <Card title={t('fax.facts')}>
            <Facts of={factsOf(fax)} />
          </Card>
          {!isInbound(fax) && (fax.attempts ?? 0) + (fax.status === 'processing' ? 1 : 0) > 0 && (
            <Card title={t('attempts.title')}>
              <Attempts fax={fax} />
            </Card>
          )}
        </div>
        {fax.pages ? <PageViewer key={fax.pages} fax={fax.id} /> : null}
      </div>
      {actions.dialog}
    </>
  )
}

/** Name and number; the number alone where it stands for the name too. */
function both(name: string | undefined, number: string): string {
  return name && name !== number ? `${name}, ${number}` : number
}

function factsOf(fax: Fax): [string, string | number | undefined][] {
  const result = isInbound(fax) ? fax.rx_result : fax.tx_result
  const other = partyOf(fax)
  const speed = Number(result?.fax_speed || result?.transfer_rate || 0)
  const time = (at?: number) => (at ? formatTime(moment(at)) : undefined)
  return [
    [t('fax.from'), both(fax.from_name, fax.from_number ?? fax.from)],
    [t('fax.to'), both(fax.to_name, fax.to_number ?? fax.to)],
    [t('fax.country'), countryName(other.number)],
    [t('fax.pages'), fax.pages],
    [t('fax.subject'), fax.subject],
    [t('fax.created'), time(fax.created)],
    [t('fax.sendAt'), isUnderWay(fax) ? time(fax.send_at) : undefined],
    [t('fax.expiresAt'), time(fax.expires_at)],
    [t('fax.delivered'), isInbound(fax) ? undefined : time(fax.delivered)],
    [t('fax.nextAttempt'), isUnderWay(fax) ? time(fax.next_attempt) : undefined],
    [t('fax.attempts'), isInbound(fax) ? undefined : t('fax.attemptsOf', { n: fax.attempts ?? 0, of: fax.retries ?? 1 })],
    [t('fax.answeredAs'), result?.fax_receiver_id || result?.remote_station_id],
    [t('fax.speed'), speed ? t('fax.bits', { n: speed }) : undefined],
    [t('fax.duration'), result?.time_elapsed ? formatDuration(result.time_elapsed) : undefined],
    [t('fax.id'), fax.id],
  ]
}
