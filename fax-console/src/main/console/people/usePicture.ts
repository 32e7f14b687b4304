import { useEffect, useState } from 'preact/hooks'
import { ApiError, request } from '../api/client'

/** A picture that takes the caller's rights to fetch, as an address for this page alone. */
export function usePicture(path: string, width: number): { url?: string; error?: ApiError } {
  const [state, setState] = useState<{ url?: string; error?: ApiError }>({})
  useEffect(() => {
    const stop = new AbortController()
    let made = ''
    setState({})
    request('GET', path, { query: { width }, headers: { Accept: 'image/png' }, signal: stop.signal })
      .then(response => response.blob())
      .then(blob => {
        if (stop.signal.aborted) return
        made = URL.createObjectURL(blob)
        setState({ url: made })
      })
      .catch((error: unknown) => {
        if (error instanceof ApiError) setState({ error })
      })
    return () => {
      stop.abort()
      if (made) URL.revokeObjectURL(made)
    }
  }, [path, width])
  return state
}
