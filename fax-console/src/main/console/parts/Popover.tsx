import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from './Icon'

interface PopoverProps {
  /** What opens, in words; its name for who cannot see it. */
  label: string
  button: ComponentChildren
  align?: 'start' | 'end'
  children: ComponentChildren
}

/** A button with a small panel of anything; Escape and a click elsewhere close it. */
export function Popover({ label, button, align = 'start', children }: PopoverProps) {
  const [open, setOpen] = useState(false)
  const whole = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useClosing(whole, open, returnFocus => {
    setOpen(false)
    if (returnFocus) opener.current?.focus()
  })
  return (
    <div class="fax-popover" ref={whole}>
      <button
        ref={opener}
        type="button"
        class="pf-v5-c-button pf-m-plain"
        aria-label={label}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {button}
        <Icon name="down" />
      </button>
      {open && (
        <div class={`fax-popover-panel fax-align-${align}`} role="group" aria-label={label}>
          {children}
        </div>
      )}
    </div>
  )
}

export interface MenuAction {
  label: string
  onSelect: () => void
  danger?: boolean
  disabled?: boolean
}

/** The three dots with a menu of actions; arrow keys go through it. */
export function ActionMenu({ label, actions }: { label: string; actions: MenuAction[] }) {
  const [open, setOpen] = useState(false)
  const whole = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const close = (returnFocus: boolean) => {
    setOpen(false)
    if (returnFocus) opener.current?.focus()
  }
  useClosing(whole, open, close)
  useEffect(() => {
    if (open) list.current?.querySelector<HTMLElement>('[role=menuitem]:not([disabled])')?.focus()
  }, [open])
  const move = (event: KeyboardEvent) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]:not([disabled])') ?? [])]
    const at = items.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    items[(to + items.length) % items.length]?.focus()
  }
  return (
    <div class="fax-popover" ref={whole}>
      <button
        ref={opener}
        type="button"
        class="pf-v5-c-button pf-m-plain"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="kebab" />
      </button>
      {open && (
        <div class="pf-v5-c-menu fax-popover-panel fax-align-end">
          <div class="pf-v5-c-menu__content">
            <ul class="pf-v5-c-menu__list" role="menu" aria-label={label} ref={list} onKeyDown={move}>
              {actions.map(action => (
                <li class={`pf-v5-c-menu__list-item ${action.danger ? 'pf-m-danger' : ''}`} role="none" key={action.label}>
                  <button
                    type="button"
                    class="pf-v5-c-menu__item"
                    role="menuitem"
                    tabIndex={-1}
                    disabled={action.disabled}
                    onClick={() => {
                      close(true)
                      action.onSelect()
                    }}
                  >
                    <span class="pf-v5-c-menu__item-main">
                      <span class="pf-v5-c-menu__item-text">{action.label}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </div>
  )
}

function useClosing(whole: { current: HTMLElement | null }, open: boolean, close: (returnFocus: boolean) => void): void {
  useEffect(() => {
    if (!open) return
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close(true)
    }
    const left = (event: Event) => {
      if (!whole.current?.contains(event.target as Node)) close(false)
    }
    document.addEventListener('keydown', pressed)
    document.addEventListener('mousedown', left)
    document.addEventListener('focusin', left)
    return () => {
      document.removeEventListener('keydown', pressed)
      document.removeEventListener('mousedown', left)
      document.removeEventListener('focusin', left)
    }
  }, [open])
}
