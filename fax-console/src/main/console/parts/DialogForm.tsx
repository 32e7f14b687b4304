import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { ApiError } from '../api/client'
import { t } from '../i18n/messages'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { Problem } from './Problem'

interface DialogFormProps {
  title: string
  /** The verb on the button. */
  action: string
  /** Does it; a refusal is shown above the fields. */
  onSubmit: () => Promise<unknown>
  onClose: () => void
  /** The fields, by what the last refusal says of each. */
  children: (errors: Record<string, string>) => ComponentChildren
}

/** A dialog with a small form, whose caller closes it when it is done. */
export function DialogForm({ title, action, onSubmit, onClose, children }: DialogFormProps) {
  const [error, setError] = useState<ApiError>()
  const submit = async (event: Event) => {
    event.preventDefault()
    try {
      await onSubmit()
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause
      setError(cause)
    }
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form class="pf-v5-c-form" onSubmit={submit}>
        {error && <Problem error={error} />}
        {children(error?.fields ?? {})}
        <div class="fax-form-foot">
          <Button type="submit">{action}</Button>
          <Button variant="link" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
