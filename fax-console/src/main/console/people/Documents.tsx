import { useRef, useState } from 'preact/hooks'
import { formatNumber, t } from '../i18n/messages'
import { Button, IconButton } from '../parts/Button'
import { Icon } from '../parts/Icon'
import { announce } from '../parts/Toasts'
import { DocumentPreview } from './DocumentPreview'

interface DocumentsProps {
  files: File[]
  onChange: (files: File[]) => void
  /** The cover page, if there is one. */
  cover?: File
  path: string
  look: Record<string, string>
  error?: string
}

/** Where documents are dropped or chosen, put in order, and seen as the pages they become. */
export function Documents({ files, onChange, cover, path, look, error }: DocumentsProps) {
  const [over, setOver] = useState(false)
  const [counts, setCounts] = useState<Record<string, number | undefined>>({})
  const chooser = useRef<HTMLInputElement>(null)
  const add = (list: FileList | null) => {
    const added = [...(list ?? [])]
    if (!added.length) return
    onChange([...files, ...added])
    announce(t('send.added', { name: added.map(file => file.name).join(', ') }))
  }
  const move = (from: number, to: number) => {
    const next = [...files]
    next.splice(to, 0, ...next.splice(from, 1))
    onChange(next)
  }
  const all = cover ? [cover, ...files] : files
  const known = all.map(file => counts[idOf(file)])
  const total = known.reduce<number | undefined>((sum, n) => (sum === undefined || n === undefined ? undefined : sum + n), 0)
  return (
    <section aria-labelledby="documents" class="fax-stack">
      <h2 class="pf-v5-c-title pf-m-lg" id="documents">
        {t('send.documents')}
      </h2>
      <div
        class={`fax-drop ${over ? 'fax-over' : ''}`}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={event => {
          event.preventDefault()
          setOver(false)
          add(event.dataTransfer?.files ?? null)
        }}
      >
        <Icon name="upload" />
        <p>{t('send.drop')}</p>
        <Button variant="secondary" onClick={() => chooser.current?.click()} describedBy="documents-help">
          {t('send.choose')}
        </Button>
        <input
          ref={chooser}
          class="fax-hidden"
          type="file"
          multiple
          tabIndex={-1}
          aria-label={t('send.choose')}
          onChange={event => {
            add(event.currentTarget.files)
            event.currentTarget.value = ''
          }}
        />
        <p class="fax-hint" id="documents-help">
          {t('send.kinds')}
        </p>
      </div>
      {error && (
        <p class="fax-field-error" role="alert">
          {error}
        </p>
      )}
      {all.length > 0 && (
        <p role="status">{total === undefined ? t('send.counting') : t('send.total', { n: total })}</p>
      )}
      <ol class="fax-documents">
        {all.map((file, i) => {
          const at = cover ? i - 1 : i
          return (
            <li key={idOf(file)}>
              <div class="fax-document-head">
                <strong>{file === cover ? t('send.cover') : file.name}</strong>
                {file !== cover && <span class="fax-hint">{sizeOf(file)}</span>}
                <span class="fax-viewer-gap" />
                {file !== cover && (
                  <>
                    <IconButton icon="up" label={t('send.up', { name: file.name })} disabled={at === 0} onClick={() => move(at, at - 1)} />
                    <IconButton icon="down" label={t('send.down', { name: file.name })} disabled={at === files.length - 1} onClick={() => move(at, at + 1)} />
                    <IconButton icon="close" label={t('send.remove', { name: file.name })} onClick={() => onChange(files.filter(each => each !== file))} />
                  </>
                )}
              </div>
              <DocumentPreview
                file={file}
                path={path}
                look={look}
                onCount={n => setCounts(before => ({ ...before, [idOf(file)]: n }))}
              />
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function idOf(file: File): string {
  return `${file.name}/${file.size}/${file.lastModified}`
}

function sizeOf(file: File): string {
  return file.size < 1_000_000 ? `${formatNumber(Math.ceil(file.size / 1000))} kB` : `${formatNumber(Math.round(file.size / 100_000) / 10)} MB`
}
