import { useEffect, useState } from 'preact/hooks'
import { en } from './en'

/** A key of the catalogue; English has them all. */
export type MessageKey = keyof typeof en

/** A language's messages for some keys: all of them, and no others. */
export type Translation<T> = { readonly [K in keyof T]: string }

export type Language = 'en' | 'de'
export const LANGUAGES: Record<Language, string> = { en: 'English', de: 'Deutsch' }

const KEY = 'fax.language'
const listeners = new Set<() => void>()
let language: Language = 'en'
let messages: Translation<typeof en> = en

/** The language that was chosen, else the browser's if we have it, else English. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(KEY)
  if (chosen === 'en' || chosen === 'de') return chosen
  return navigator.languages.some(tag => tag.startsWith('de')) && !navigator.languages[0]?.startsWith('en') ? 'de' : 'en'
}

/** Loads a language and shows it; `remember` keeps the choice in this browser. */
export async function chooseLanguage(wanted: Language, remember = false): Promise<void> {
  messages = wanted === 'de' ? (await import('./de')).de : en
  language = wanted
  document.documentElement.lang = wanted
  if (remember) localStorage.setItem(KEY, wanted)
  listeners.forEach(listener => listener())
}

export function currentLanguage(): Language {
  return language
}

/** Draws the part again when the language changes. */
export function useLanguage(): Language {
  const [value, setValue] = useState(language)
  useEffect(() => {
    const listener = () => setValue(language)
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, [])
  return value
}

/**
 * The message in the language of now. `{name}` stands for an argument. A message with `|` has two
 * forms, for one and for many; the argument `n` decides.
 */
export function t(key: MessageKey, values: Record<string, string | number> = {}): string {
  const forms = messages[key].split('|')
  const one = forms.length > 1 && new Intl.PluralRules(language).select(Number(values.n)) === 'one'
  const form = (one ? forms[0] : forms[forms.length - 1]) ?? ''
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : typeof value === 'number' ? formatNumber(value) : value
  })
}

/** The message of a key that is put together at run time, or the fallback when there is none. */
export function tOr(key: string, fallback: string, values: Record<string, string | number> = {}): string {
  return key in en ? t(key as MessageKey, values) : fallback
}

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(language).format(value)
}

const GREGORIAN = 62_167_219_200

/** The API's Gregorian seconds as a moment. */
export function moment(gregorian: number): Date {
  return new Date((gregorian - GREGORIAN) * 1000)
}

/** A moment as the API's Gregorian seconds. */
export function gregorian(when: Date): number {
  return Math.floor(when.getTime() / 1000) + GREGORIAN
}

/** Date and time, whole. */
export function formatTime(when: Date): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(when)
}

/** To the second, for timelines. */
export function formatClock(when: Date): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'medium' }).format(when)
}

/** As short as a list wants it: the time today, else the date. */
export function formatShort(when: Date, now: Date = new Date()): string {
  const today = when.toDateString() === now.toDateString()
  return new Intl.DateTimeFormat(
    language,
    today
      ? { timeStyle: 'short' }
      : when.getFullYear() === now.getFullYear()
        ? { day: 'numeric', month: 'short' }
        : { dateStyle: 'short' },
  ).format(when)
}

/** A length of time in its two largest units. */
export function formatDuration(seconds: number): string {
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor(seconds / 3600) % 24, 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [Math.floor(seconds) % 60, 'second'],
  ]
  const first = parts.findIndex(([n]) => n > 0)
  const shown = first < 0 ? parts.slice(3) : parts.slice(first, first + 2).filter(([n]) => n > 0)
  return shown
    .map(([n, unit]) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(n))
    .join(' ')
}
