import { t } from '../i18n/messages'

export function Spinner() {
  return (
    <div class="fax-spinner" role="status">
      <svg class="pf-v5-c-spinner pf-m-lg" viewBox="0 0 100 100" aria-hidden="true">
        <circle class="pf-v5-c-spinner__path" cx="50" cy="50" r="45" fill="none" />
      </svg>
      <span class="fax-hidden">{t('app.loading')}</span>
    </div>
  )
}
