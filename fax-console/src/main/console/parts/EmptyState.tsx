import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './Icon'

interface EmptyStateProps {
  title: string
  text?: string
  icon?: IconName
  heading?: 1 | 2 | 3
  children?: ComponentChildren
}

/** Says that there is nothing, and what can be done about it. */
export function EmptyState({ title, text, icon = 'search', heading = 2, children }: EmptyStateProps) {
  const Heading = `h${heading}` as const
  return (
    <div class="pf-v5-c-empty-state">
      <div class="pf-v5-c-empty-state__content">
        <div class="pf-v5-c-empty-state__header">
          <div class="pf-v5-c-empty-state__icon">
            <Icon name={icon} />
          </div>
          <div class="pf-v5-c-empty-state__title">
            <Heading class="pf-v5-c-empty-state__title-text">{title}</Heading>
          </div>
        </div>
        {text && <div class="pf-v5-c-empty-state__body">{text}</div>}
        {children && (
          <div class="pf-v5-c-empty-state__footer">
            <div class="pf-v5-c-empty-state__actions">{children}</div>
          </div>
        )}
      </div>
    </div>
  )
}
