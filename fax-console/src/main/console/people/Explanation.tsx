import { useApi } from '../api/useApi'
import { currentLanguage, formatTime, moment, t } from '../i18n/messages'
import { Notice } from '../parts/Problem'
import { isInbound, isUnderWay, type Fax } from './fax'

interface Sentences {
  what?: string
  next?: string
  advice?: string
}

/** Why a fax has not come through: what happened, what happens next, what can be done. */
export function Explanation({ fax }: { fax: Fax }) {
  const explains = isInbound(fax) ? fax.rx_result?.success === false : fax.status === 'failed' || Boolean(fax.reason)
  const { data } = useApi<Sentences>(explains ? `faxes/${fax.id}/explanation` : undefined, {
    language: currentLanguage(),
    at: fax.modified,
  })
  if (!explains || !data?.what) return null
  const again = isUnderWay(fax) && fax.next_attempt ? t('fax.againAt', { time: formatTime(moment(fax.next_attempt)) }) : ''
  return (
    <Notice kind={isUnderWay(fax) ? 'warning' : 'danger'} title={t('explain.title')}>
      <dl class="fax-explanation">
        <dt>{t('explain.what')}</dt>
        <dd>{data.what}</dd>
        {(again || data.next) && (
          <>
            <dt>{t('explain.next')}</dt>
            <dd>
              {again} {data.next}
            </dd>
          </>
        )}
        {data.advice && (
          <>
            <dt>{t('explain.advice')}</dt>
            <dd>{data.advice}</dd>
          </>
        )}
      </dl>
    </Notice>
  )
}
