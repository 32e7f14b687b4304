import { type ComponentChildren, type JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

export interface Place {
  path: string
  query: URLSearchParams
}

const listeners = new Set<() => void>()
let guard: (() => boolean) | null = null
let shown = location.href

/** Goes to a page of the console. `replace` leaves no entry in the browser's history. */
export function navigate(to: string, options: { replace?: boolean; force?: boolean } = {}): void {
  if (!options.force && new URL(to, location.href).pathname !== location.pathname && guard && !guard()) return
  if (options.replace) history.replaceState(null, '', to)
  else history.pushState(null, '', to)
  shown = location.href
  listeners.forEach(listener => listener())
}

window.addEventListener('popstate', () => {
  if (guard && !guard()) {
    history.pushState(null, '', shown)
    return
  }
  shown = location.href
  listeners.forEach(listener => listener())
})

/**
 * Asks before the page is left while `unsaved` holds; the browser asks for itself when the window
 * is closed.
 */
export function useLeaveGuard(unsaved: boolean, question: string): void {
  useEffect(() => {
    if (!unsaved) return
    const mine = () => window.confirm(question)
    const closing = (event: BeforeUnloadEvent) => event.preventDefault()
    guard = mine
    window.addEventListener('beforeunload', closing)
    return () => {
      if (guard === mine) guard = null
      window.removeEventListener('beforeunload', closing)
    }
  }, [unsaved, question])
}

function here(): Place {
  return { path: location.pathname, query: new URLSearchParams(location.search) }
}

/** Where the browser is; draws the part again when that changes. */
export function usePlace(): Place {
  const [place, setPlace] = useState(here)
  useEffect(() => {
    const listener = () => setPlace(here())
    listeners.add(listener)
    listener()
    return () => void listeners.delete(listener)
  }, [])
  return place
}

/** Changes parameters of the address, so that it can be kept and sent; empty ones go. */
export function setQuery(changes: Record<string, string>, push = false): void {
  const query = new URLSearchParams(location.search)
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value)
    else query.delete(name)
  }
  const text = query.toString()
  navigate(location.pathname + (text ? `?${text}` : ''), { replace: !push })
}

/** What the named parts of a pattern such as `/inbox/:id` are in a path; null if it does not fit. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = path.replace(/(.)\/$/, '$1').split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [i, part] of wanted.entries()) {
    const value = given[i] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value)
    else if (part !== value) return null
  }
  return params
}

type LinkProps = Omit<JSX.IntrinsicElements['a'], 'href'> & { to: string; children: ComponentChildren }

/** A link to a page of the console. */
export function Link({ to, onClick, children, ...rest }: LinkProps) {
  const click = (event: JSX.TargetedMouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    navigate(to)
  }
  return (
    <a href={to} onClick={click} {...rest}>
      {children}
    </a>
  )
}
