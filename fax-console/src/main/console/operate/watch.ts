import { useEffect, useRef } from 'preact/hooks'
import type { CallOptions } from '../api/client'
import { useApi, type Loaded } from '../api/useApi'
import { formatDuration, formatNumber, moment, t } from '../i18n/messages'

const OFTEN = 3000
const RARELY = 60_000

/** The server works on such an answer for this part of the time at the most. */
const SHARE = 20

/**
 * Reads a path of the API and reads it again while the page is visible: every few seconds, or less
 * often when the answer takes long, as it does with a million faxes that wait.
 */
export function useWatched<T>(path: string | undefined, query?: CallOptions['query']): Loaded<T> {
  const loaded = useApi<T>(path, query)
  const asked = useRef(0)
  const latest = useRef(loaded)
  latest.current = loaded
  if (loaded.loading && asked.current === 0) asked.current = performance.now()
  useEffect(() => {
    if (loaded.loading || path === undefined) return
    const took = asked.current ? performance.now() - asked.current : 0
    asked.current = 0
    const again = () => {
      if (document.hidden) timer = setTimeout(again, OFTEN)
      else latest.current.reload()
    }
    let timer = setTimeout(again, Math.min(Math.max(OFTEN, took * SHARE), RARELY))
    return () => clearTimeout(timer)
  }, [loaded.loading, loaded.answer, loaded.error, path])
  return loaded
}

/** How long ago something was. */
export function age(gregorianSeconds: number): string {
  return formatDuration(Math.max(0, (Date.now() - moment(gregorianSeconds).getTime()) / 1000))
}

/** A size in the unit that suits it. */
export function formatSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3))
  const size = bytes / 1000 ** step
  return t('operate.size', { size: formatNumber(size < 10 ? Math.round(size * 10) / 10 : Math.round(size)), unit: units[step] ?? 'B' })
}
