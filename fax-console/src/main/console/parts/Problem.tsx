import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { ApiError } from '../api/client'
import { t } from '../i18n/messages'
import { Icon } from './Icon'

const ICONS = { danger: 'error', warning: 'warning', info: 'info', success: 'check' } as const

export const ALERTS = {
  danger: 'pf-m-danger',
  warning: 'pf-m-warning',
  info: 'pf-m-info',
  success: 'pf-m-success',
} as const

interface NoticeProps {
  kind: keyof typeof ICONS
  title: string
  children?: ComponentChildren
}

/** A box with something to know. */
export function Notice({ kind, title, children }: NoticeProps) {
  return (
    <div class={`pf-v5-c-alert pf-m-inline ${ALERTS[kind]}`}>
      <div class="pf-v5-c-alert__icon">
        <Icon name={ICONS[kind]} />
      </div>
      <p class="pf-v5-c-alert__title">{title}</p>
      {children && <div class="pf-v5-c-alert__description">{children}</div>}
    </div>
  )
}

interface ProblemProps {
  error: ApiError
  /** Puts the focus here, for a form that was sent in vain. */
  focus?: boolean
  children?: ComponentChildren
}

/** A refusal of the API, read aloud as soon as it is there. */
export function Problem({ error, focus, children }: ProblemProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focus) box.current?.focus()
  }, [error])
  return (
    <div role="alert" ref={box} tabIndex={-1}>
      <Notice kind="danger" title={error.message}>
        {error.requestId && error.status >= 500 && <p>{t('error.request', { id: error.requestId })}</p>}
        {children}
      </Notice>
    </div>
  )
}
