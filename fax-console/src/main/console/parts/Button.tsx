import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './Icon'

const VARIANTS = {
  primary: 'pf-m-primary',
  secondary: 'pf-m-secondary',
  tertiary: 'pf-m-tertiary',
  danger: 'pf-m-danger',
  link: 'pf-m-link',
} as const

export interface ButtonProps {
  children: ComponentChildren
  onClick?: (event: Event) => void
  type?: 'button' | 'submit'
  variant?: keyof typeof VARIANTS
  icon?: IconName
  /** Under way: it cannot be pressed again. */
  busy?: boolean
  disabled?: boolean
  block?: boolean
  small?: boolean
  describedBy?: string
}

export function Button(props: ButtonProps) {
  const { variant = 'primary', busy, icon } = props
  const classes = ['pf-v5-c-button', VARIANTS[variant]]
  if (props.block) classes.push('pf-m-block')
  if (props.small) classes.push('pf-m-small')
  if (busy) classes.push('pf-m-in-progress')
  return (
    <button
      type={props.type ?? 'button'}
      class={classes.join(' ')}
      onClick={props.onClick}
      disabled={props.disabled || busy}
      aria-busy={busy ? 'true' : undefined}
      aria-describedby={props.describedBy}
    >
      {icon && (
        <span class="pf-v5-c-button__icon pf-m-start">
          <Icon name={icon} />
        </span>
      )}
      {props.children}
    </button>
  )
}

export interface IconButtonProps {
  icon: IconName
  /** What it does, in words. */
  label: string
  onClick?: (event: Event) => void
  disabled?: boolean
  pressed?: boolean
}

/** A button that shows only a picture. */
export function IconButton({ icon, label, onClick, disabled, pressed }: IconButtonProps) {
  return (
    <button
      type="button"
      class="pf-v5-c-button pf-m-plain"
      aria-label={label}
      title={label}
      onClick={onClick}
      disabled={disabled}
      aria-pressed={pressed}
    >
      <Icon name={icon} />
    </button>
  )
}
