import { useApi } from '../api/useApi'
import { formatClock, formatTime, moment, t, tOr } from '../i18n/messages'
import { Facts, Tag, type Colour } from '../parts/Page'
import { Problem } from '../parts/Problem'
import { Spinner } from '../parts/Spinner'
import type { Fax } from './fax'

interface Attempt {
  id: string
  attempt: number
  live: boolean
  stage: string
  switch?: string
  node?: string
  first_page: number
  pages: number
  pages_confirmed: number
  claimed: number
  dialled?: number
  answered?: number
  ended?: number
  outcome?: string
  reason?: string
  sip_status?: number
  hangup_cause?: string
  q850?: number
  t30_code?: number
  t30_text?: string
  trace_id?: string
  call_id: string
  tx_result?: Record<string, unknown>
  timeline: { at: string; stage: string; fact: string }[]
}

const COLOURS: Record<string, Colour> = { delivered: 'green', busy: 'orange', no_answer: 'orange', unknown: 'gold' }

/** Every attempt: how it ended, and, for who wants to know, what the line said. */
export function Attempts({ fax }: { fax: Fax }) {
  const { data, error } = useApi<Attempt[]>(`faxes/${fax.id}/attempts`, { at: fax.modified, stage: fax.stage, page: fax.page })
  if (error && !data) return <Problem error={error} />
  if (!data) return <Spinner />
  return (
    <ol class="fax-attempts">
      {data.map(attempt => (
        <li key={attempt.id}>
          <h3 class="fax-attempt-head">
            {t('attempts.nth', { n: attempt.attempt })}{' '}
            <Tag colour={attempt.live ? 'blue' : (COLOURS[attempt.outcome ?? ''] ?? 'red')}>
              {attempt.live ? tOr(`stage.${attempt.stage}`, attempt.stage) : tOr(`outcome.${attempt.outcome}`, attempt.outcome ?? '')}
            </Tag>
          </h3>
          <p>
            {formatTime(moment(attempt.dialled ?? attempt.claimed))}
            {attempt.reason && attempt.outcome !== 'delivered' && (
              <>
                . <span lang="en">{attempt.reason}</span>
              </>
            )}
          </p>
          <p class="fax-hint">
            {t('attempts.confirmed', { n: attempt.pages_confirmed, of: Math.max(0, attempt.pages - attempt.first_page + 1) })}
          </p>
          <details>
            <summary>{t('attempts.details')}</summary>
            <Facts of={technical(attempt)} />
            <ol class="fax-timeline">
              {attempt.timeline.map((event, i) => (
                <li key={i}>
                  <time dateTime={event.at}>{formatClock(new Date(event.at))}</time>
                  <span class="fax-timeline-stage">{tOr(`stage.${event.stage}`, event.stage)}</span>
                  <span lang="en">{event.fact}</span>
                </li>
              ))}
            </ol>
          </details>
        </li>
      ))}
    </ol>
  )
}

function technical(attempt: Attempt): [string, string | number | undefined][] {
  const fact = (name: string) => {
    const value = attempt.tx_result?.[name]
    return value === undefined || value === '' ? undefined : String(value)
  }
  return [
    [t('t30.result'), attempt.t30_code === undefined ? undefined : `${attempt.t30_code} ${attempt.t30_text ?? ''}`],
    [t('t30.hangup'), attempt.hangup_cause && `${attempt.hangup_cause}${attempt.q850 === undefined ? '' : ` (Q.850 ${attempt.q850})`}`],
    [t('t30.sip'), attempt.sip_status],
    [t('t30.remote'), fact('remote_station_id')],
    [t('t30.rate'), fact('transfer_rate')],
    [t('t30.ecm'), fact('ecm_used')],
    [t('t30.t38'), fact('t38_status')],
    [t('t30.encoding'), fact('encoding_name')],
    [t('t30.resolution'), fact('image_resolution')],
    [t('t30.badRows'), fact('bad_rows')],
    [t('t30.switch'), attempt.switch],
    [t('t30.call'), attempt.call_id],
    [t('t30.trace'), attempt.trace_id],
  ]
}
