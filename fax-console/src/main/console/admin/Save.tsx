import type { ComponentChildren } from 'preact'
import type { CallOptions } from '../api/client'
import type { FormState } from '../parts/useForm'
import { t } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Problem } from '../parts/Problem'

/**
 * Lets a change be refused when somebody else has changed the thing since it was read.
 *
 * @param etag of the answer by which it was read
 */
export function ifUnchanged(etag: string | undefined): CallOptions {
  return etag ? { headers: { 'If-Match': etag } } : {}
}

interface FormProps<T extends object> {
  form: FormState<T>
  onSave: () => void
  /** What the button says; usually that it saves. */
  action?: string
  /** Where to when nothing is to be saved. */
  onCancel?: () => void
  /** Buttons beside it. */
  more?: ComponentChildren
  children: ComponentChildren
}

/** A form with its refusal above and its buttons below. */
export function Form<T extends object>({ form, onSave, action, onCancel, more, children }: FormProps<T>) {
  const submit = (event: Event) => {
    event.preventDefault()
    onSave()
  }
  return (
    <form class="pf-v5-c-form fax-form" onSubmit={submit}>
      {form.error && <Problem error={form.error} focus />}
      {children}
      <div class="fax-form-foot">
        <Button type="submit" busy={form.busy} disabled={!form.changed}>
          {action ?? t('action.save')}
        </Button>
        {onCancel && (
          <Button variant="link" onClick={onCancel}>
            {t('action.cancel')}
          </Button>
        )}
        {more}
      </div>
    </form>
  )
}
