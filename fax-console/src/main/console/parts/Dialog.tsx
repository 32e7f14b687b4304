import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/messages'
import { Button, IconButton } from './Button'
import { Problem } from './Problem'
import { ApiError } from '../api/client'

interface DialogProps {
  title: string
  onClose: () => void
  /** Buttons at the foot. */
  actions?: ComponentChildren
  wide?: boolean
  children?: ComponentChildren
}

/**
 * A modal dialog. The browser keeps the focus inside and gives it back to where it was; Escape
 * closes. It is shown as long as it is drawn.
 */
export function Dialog({ title, onClose, actions, wide, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null
    dialog.current?.showModal()
    return () => before?.isConnected && before.focus()
  }, [])
  return (
    <dialog
      ref={dialog}
      class={`fax-dialog pf-v5-c-modal-box ${wide ? 'pf-m-lg' : 'pf-m-md'}`}
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
    >
      <div class="pf-v5-c-modal-box__close">
        <IconButton icon="close" label={t('action.close')} onClick={onClose} />
      </div>
      <header class="pf-v5-c-modal-box__header">
        <h2 class="pf-v5-c-modal-box__title" id={id}>
          {title}
        </h2>
      </header>
      <div class="pf-v5-c-modal-box__body">{children}</div>
      {actions && <footer class="pf-v5-c-modal-box__footer">{actions}</footer>}
    </dialog>
  )
}

interface ConfirmProps {
  title: string
  text: string
  /** The verb on the button. */
  action: string
  danger?: boolean
  /** Closes after it is done; a refusal is shown in the dialog. */
  onConfirm: () => Promise<unknown>
  onClose: () => void
}

/** Asks once more before something is done. */
export function Confirm({ title, text, action, danger, onConfirm, onClose }: ConfirmProps) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError>()
  const confirm = async () => {
    setBusy(true)
    try {
      await onConfirm()
      onClose()
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause
      setError(cause)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button variant={danger ? 'danger' : 'primary'} onClick={confirm} busy={busy}>
            {action}
          </Button>
          <Button variant="link" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </>
      }
    >
      {error && <Problem error={error} />}
      <p>{text}</p>
    </Dialog>
  )
}
