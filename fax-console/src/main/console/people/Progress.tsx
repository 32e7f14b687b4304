import { t } from '../i18n/messages'
import { Card } from '../parts/Page'
import { stateOf, type Fax } from './fax'

const STEPS = ['prepare', 'wait', 'originate', 'negotiate', 'send'] as const

/** How far a fax is on its way: the steps, and the page that is being sent. */
export function Progress({ fax }: { fax: Fax }) {
  const at = stepOf(fax)
  const pages = fax.pages ?? 0
  const sending = STEPS[at] === 'send' && pages > 0
  return (
    <Card title={t('progress.title')}>
      <p role="status" class="fax-progress-now">
        {stateOf(fax)}
      </p>
      <ol class="fax-steps">
        {STEPS.map((step, i) => (
          <li
            key={step}
            class={i < at ? 'fax-done' : i === at ? 'fax-now' : ''}
            aria-current={i === at ? 'step' : undefined}
          >
            {t(`progress.${step}`)}
          </li>
        ))}
      </ol>
      {sending && (
        <div class="pf-v5-c-progress">
          <div class="pf-v5-c-progress__status" aria-hidden="true">
            <span class="pf-v5-c-progress__measure">{t('progress.pages', { page: fax.page ?? 1, pages })}</span>
          </div>
          <div
            class="pf-v5-c-progress__bar"
            role="progressbar"
            aria-label={t('progress.bar')}
            aria-valuemin={0}
            aria-valuemax={pages}
            aria-valuenow={(fax.page ?? 1) - 1}
            aria-valuetext={t('progress.pages', { page: fax.page ?? 1, pages })}
          >
            <div class="pf-v5-c-progress__indicator" style={{ width: `${(((fax.page ?? 1) - 0.5) / pages) * 100}%` }} />
          </div>
        </div>
      )}
    </Card>
  )
}

function stepOf(fax: Fax): number {
  if (fax.status === 'attaching_files') return 0
  if (fax.status === 'pending') return 1
  switch (fax.stage) {
    case 'negotiate':
      return 3
    case 'send':
    case 'end':
      return 4
    default:
      return 2
  }
}
