import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { api, ApiError, type Answer, type CallOptions } from './client'

export interface Loaded<T> {
  /** Undefined until the first answer. Kept while it is read again. */
  data?: T
  /** Whether more of the data is still to come. */
  partial?: boolean
  answer?: Answer<T>
  error?: ApiError
  loading: boolean
  /** Reads it again. */
  reload: () => void
}

/** Reads something, and may tell what it has while it goes on. */
export type Read<T> = (path: string, options: CallOptions, tell: (some: T) => void) => Promise<Answer<T>>

/**
 * Reads a path of the API, again whenever path or query change, and stops when the part goes.
 * With an undefined path nothing is read.
 */
export function useApi<T>(path: string | undefined, query?: CallOptions['query'], read: Read<T> = api.get): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'>>({ loading: path !== undefined })
  const [count, setCount] = useState(0)
  const last = useRef('')
  const key = path === undefined ? '' : JSON.stringify([path, query])
  useEffect(() => {
    if (path === undefined) return
    const stop = new AbortController()
    const same = last.current === key
    last.current = key
    setState(before => (same ? { ...before, loading: true } : { loading: true }))
    const tell = (some: T) => !same && !stop.signal.aborted && setState({ data: some, loading: true, partial: true })
    read(path, { query, signal: stop.signal }, tell)
      .then(answer => !stop.signal.aborted && setState({ data: answer.data, answer, loading: false }))
      .catch((error: unknown) => {
        if (!stop.signal.aborted && error instanceof ApiError) setState(before => ({ ...before, error, loading: false, partial: false }))
      })
    return () => stop.abort()
  }, [key, count])
  const reload = useCallback(() => setCount(n => n + 1), [])
  return { ...state, reload }
}

/**
 * Calls something soon, and once however often it is wanted meanwhile: for lists that follow many
 * events.
 */
export function useSoon(run: () => void, milliseconds = 400): () => void {
  const latest = useRef(run)
  latest.current = run
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      latest.current()
    }, milliseconds)
  }, [milliseconds])
}

/** Calls something every so often, while the page is visible. */
export function useInterval(run: () => void, seconds: number): void {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) latest.current()
    }, seconds * 1000)
    return () => clearInterval(timer)
  }, [seconds])
}
