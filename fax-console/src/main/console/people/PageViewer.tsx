import { useState } from 'preact/hooks'
import { useApi } from '../api/useApi'
import { t } from '../i18n/messages'
import { Button, IconButton } from '../parts/Button'
import { Problem } from '../parts/Problem'
import { Spinner } from '../parts/Spinner'
import { usePicture } from './usePicture'

interface Shapes {
  count: number
}

const WIDTHS = [864, 1296, 1728]
const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3]
const THUMB_WIDTH = 160
const THUMBS_AT_ONCE = 12

/** The pages of a fax as pictures that the server has drawn, one large, with zoom and rotation. */
export function PageViewer({ fax }: { fax: string }) {
  const { data, error } = useApi<Shapes>(`faxes/${fax}/pages`)
  const [page, setPage] = useState(1)
  const [zoom, setZoom] = useState(2)
  const [turn, setTurn] = useState(0)
  if (error && !data) return <Problem error={error} />
  if (!data) return <Spinner />
  const scale = ZOOMS[zoom] ?? 1
  return (
    <section class="fax-viewer" aria-label={t('viewer.title')}>
      <div class="fax-viewer-bar" role="group" aria-label={t('viewer.controls')}>
        <IconButton icon="left" label={t('viewer.previous')} disabled={page === 1} onClick={() => setPage(page - 1)} />
        <span role="status">{t('viewer.page', { page, pages: data.count })}</span>
        <IconButton icon="right" label={t('viewer.next')} disabled={page >= data.count} onClick={() => setPage(page + 1)} />
        <span class="fax-viewer-gap" />
        <IconButton icon="zoomOut" label={t('viewer.smaller')} disabled={zoom === 0} onClick={() => setZoom(zoom - 1)} />
        <span>{Math.round(scale * 100)} %</span>
        <IconButton icon="zoomIn" label={t('viewer.larger')} disabled={zoom === ZOOMS.length - 1} onClick={() => setZoom(zoom + 1)} />
        <IconButton icon="rotate" label={t('viewer.rotate')} onClick={() => setTurn((turn + 90) % 360)} />
      </div>
      <div class="fax-viewer-page" tabIndex={0} role="region" aria-label={t('viewer.large')}>
        <LargePage fax={fax} page={page} scale={scale} turn={turn} />
      </div>
      {data.count > 1 && <Thumbs fax={fax} count={data.count} page={page} choose={setPage} />}
    </section>
  )
}

interface LargeProps {
  fax: string
  page: number
  scale: number
  turn: number
}

function LargePage({ fax, page, scale, turn }: LargeProps) {
  const width = WIDTHS.find(each => each >= 700 * scale * window.devicePixelRatio) ?? 1728
  const { url, error } = usePicture(`faxes/${fax}/pages/${page}.png`, width)
  if (error) return <Problem error={error} />
  if (!url) return <Spinner />
  return (
    <img
      class={`fax-paper fax-turn-${turn}`}
      src={url}
      alt={t('viewer.pageAlt', { page })}
      style={{ width: `${scale * 100}%` }}
    />
  )
}

interface ThumbsProps {
  fax: string
  count: number
  page: number
  choose: (page: number) => void
}

function Thumbs({ fax, count, page, choose }: ThumbsProps) {
  const [shown, setShown] = useState(THUMBS_AT_ONCE)
  const pages = Array.from({ length: Math.min(count, shown) }, (_, i) => i + 1)
  return (
    <div class="fax-thumbs" role="group" aria-label={t('viewer.thumbs')}>
      {pages.map(each => (
        <Thumb key={each} fax={fax} page={each} current={each === page} choose={() => choose(each)} />
      ))}
      {shown < count && (
        <Button variant="link" onClick={() => setShown(shown + THUMBS_AT_ONCE)}>
          {t('viewer.more')}
        </Button>
      )}
    </div>
  )
}

function Thumb({ fax, page, current, choose }: { fax: string; page: number; current: boolean; choose: () => void }) {
  const { url } = usePicture(`faxes/${fax}/pages/${page}.png`, THUMB_WIDTH)
  return (
    <button
      type="button"
      class="fax-thumb"
      aria-label={t('viewer.show', { page })}
      aria-current={current ? 'true' : undefined}
      onClick={choose}
    >
      {url && <img src={url} alt="" />}
      <span aria-hidden="true">{page}</span>
    </button>
  )
}
