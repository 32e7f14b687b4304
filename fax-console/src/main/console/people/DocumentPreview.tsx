import { useEffect, useState } from 'preact/hooks'
import { ApiError, request, type Answer } from '../api/client'
import { t } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Problem } from '../parts/Problem'
import { Spinner } from '../parts/Spinner'

interface Drawn {
  count: number
  pages: { page: number; png: string }[]
}

interface DocumentPreviewProps {
  file: File
  /** Below which the fax will be sent, and how it is to look. */
  path: string
  look: Record<string, string>
  onCount: (pages: number | undefined) => void
}

const AT_ONCE = 6
const WIDTH = 432
const PATIENCE = 10

/** The pages that a document becomes, as they will arrive. */
export function DocumentPreview({ file, path, look, onCount }: DocumentPreviewProps) {
  const [pages, setPages] = useState<{ page: number; url: string }[]>([])
  const [count, setCount] = useState<number>()
  const [wanted, setWanted] = useState(AT_ONCE)
  const [error, setError] = useState<ApiError>()
  const key = JSON.stringify([path, look, file.name, file.size, file.lastModified])
  useEffect(() => {
    setPages([])
    setCount(undefined)
    setWanted(AT_ONCE)
  }, [key])
  useEffect(() => {
    const stop = new AbortController()
    setError(undefined)
    draw(file, `${path}/preview`, { ...look, from: wanted - AT_ONCE + 1, count: AT_ONCE, width: WIDTH }, stop.signal)
      .then(({ data }) => {
        setCount(data.count)
        onCount(data.count)
        const drawn = data.pages.map(({ page, png }) => ({ page, url: pictureOf(png) }))
        setPages(before => [...before.filter(each => each.page <= wanted - AT_ONCE), ...drawn])
      })
      .catch((cause: unknown) => {
        if (stop.signal.aborted) return
        onCount(undefined)
        if (cause instanceof ApiError) setError(cause)
      })
    return () => stop.abort()
  }, [key, wanted])
  useEffect(() => () => pages.forEach(each => URL.revokeObjectURL(each.url)), [key])
  if (error) return <Problem error={error} />
  return (
    <div class="fax-preview" role="group" aria-label={t('send.previewOf', { name: file.name })}>
      {pages.map(each => (
        <figure key={each.page}>
          <img class="fax-paper" src={each.url} alt={t('viewer.pageAlt', { page: each.page })} />
          <figcaption>{each.page}</figcaption>
        </figure>
      ))}
      {count === undefined && <Spinner />}
      {count !== undefined && pages.length < count && (
        <Button variant="link" onClick={() => setWanted(wanted + AT_ONCE)}>
          {t('send.morePages', { n: count - pages.length })}
        </Button>
      )}
    </div>
  )
}

/** Asks again while others look at theirs. */
async function draw(file: File, path: string, query: Record<string, string | number>, signal: AbortSignal): Promise<Answer<Drawn>> {
  for (let left = PATIENCE; ; left--) {
    try {
      const headers = { 'Content-Type': file.type || 'application/octet-stream' }
      const response = await request('POST', path, { body: file, headers, query, signal })
      return { ...((await response.json()) as { data: Drawn }), status: response.status }
    } catch (cause) {
      if (!(cause instanceof ApiError) || cause.status !== 503 || left === 0) throw cause
      await new Promise(resolve => setTimeout(resolve, (cause.retryAfter ?? 3) * 1000))
    }
  }
}

function pictureOf(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0))
  return URL.createObjectURL(new Blob([bytes], { type: 'image/png' }))
}
