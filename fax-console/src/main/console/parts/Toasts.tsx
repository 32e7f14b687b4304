import { useEffect, useState } from 'preact/hooks'
import { ApiError } from '../api/client'
import { t } from '../i18n/messages'
import { IconButton } from './Button'
import { Icon } from './Icon'
import { ALERTS } from './Problem'

interface Toast {
  id: number
  kind: 'success' | 'danger' | 'info'
  text: string
}

let count = 0
let toasts: Toast[] = []
let spoken = ''
const listeners = new Set<() => void>()

function changed(): void {
  listeners.forEach(listener => listener())
}

/** Shows a short notice, read aloud too. Good news go by themselves; bad ones wait to be closed. */
export function toast(text: string, kind: Toast['kind'] = 'success'): void {
  const id = ++count
  toasts = [...toasts, { id, kind, text }].slice(-4)
  changed()
  if (kind !== 'danger') setTimeout(() => dismiss(id), 8000)
}

/** Shows what went wrong. What is not of the API is a mistake of ours and goes on to the browser's console. */
export function toastError(error: unknown): void {
  if (!(error instanceof ApiError)) throw error
  toast(error.message, 'danger')
}

/** Says something to screen readers only. */
export function announce(text: string): void {
  spoken = text
  changed()
}

function dismiss(id: number): void {
  toasts = toasts.filter(one => one.id !== id)
  changed()
}

/** Where notices appear; once in the console. */
export function Toasts() {
  const [, draw] = useState(0)
  useEffect(() => {
    const listener = () => draw(n => n + 1)
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, [])
  return (
    <>
      <div class="fax-hidden" role="status" aria-live="polite">
        {spoken}
      </div>
      <section aria-label={t('toast.region')}>
        <ul class="pf-v5-c-alert-group pf-m-toast" role="list" aria-live="polite" aria-atomic="false">
          {toasts.map(one => (
            <li class="pf-v5-c-alert-group__item" key={one.id}>
              <div class={`pf-v5-c-alert ${ALERTS[one.kind]}`}>
                <div class="pf-v5-c-alert__icon">
                  <Icon name={one.kind === 'danger' ? 'error' : one.kind === 'info' ? 'info' : 'check'} />
                </div>
                <p class="pf-v5-c-alert__title">{one.text}</p>
                <div class="pf-v5-c-alert__action">
                  <IconButton icon="close" label={t('action.close')} onClick={() => dismiss(one.id)} />
                </div>
              </div>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
