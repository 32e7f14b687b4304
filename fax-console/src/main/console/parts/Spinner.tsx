import { t } from '../i18n/messages'

/** Something is under way; with a text that is seen when it may take long. */
export function Spinner({ text }: { text?: string }) {
  return (
    <div class="fax-spinner" role="status">
      <svg class="pf-v5-c-spinner pf-m-lg" viewBox="0 0 100 100" aria-hidden="true">
        <circle class="pf-v5-c-spinner__path" cx="50" cy="50" r="45" fill="none" />
      </svg>
      <span class={text ? 'fax-hint' : 'fax-hidden'}>{text ?? t('app.loading')}</span>
    </div>
  )
}
