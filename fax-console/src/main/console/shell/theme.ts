export type Theme = 'system' | 'light' | 'dark'

const KEY = 'fax.theme'
const system = matchMedia('(prefers-color-scheme: dark)')

/** What was chosen in this browser. */
export function theme(): Theme {
  const chosen = localStorage.getItem(KEY)
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

export function chooseTheme(wanted: Theme): void {
  if (wanted === 'system') localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, wanted)
  applyTheme()
}

/** Shows the choice, and follows the system where it is left to it. */
export function applyTheme(): void {
  const dark = theme() === 'dark' || (theme() === 'system' && system.matches)
  const root = document.documentElement
  root.classList.toggle('pf-v5-theme-dark', dark)
  root.style.colorScheme = dark ? 'dark' : 'light'
  window.dispatchEvent(new Event('fax:theme'))
}

system.addEventListener('change', applyTheme)
