import { address, ApiError, credentials, refusalOf } from '../api/client'
import { t } from '../i18n/messages'
import type { Fax } from './fax'

/** What the server answers to a submission: the fax, or the batch of several recipients. */
export interface Submitted {
  id?: string
  batch_id?: string
  faxes?: Fax[]
}

interface Sending {
  /** Below the account: `faxes`, or those of a faxbox. */
  path: string
  data: Record<string, unknown>
  files: File[]
  /** The same for a repetition, so that nothing is sent twice. */
  key: string
  /** How much has gone over, 0 to 1. */
  onProgress: (done: number) => void
}

/** Sends documents and data in one request, and tells how far it is. */
export function submitFax({ path, data, files, key, onProgress }: Sending): Promise<Submitted> {
  const form = new FormData()
  form.append('data', new Blob([JSON.stringify({ data })], { type: 'application/json' }))
  for (const file of files) form.append('document', file, file.name)
  return new Promise((resolve, reject) => {
    const http = new XMLHttpRequest()
    http.open('PUT', address(path))
    for (const [name, value] of Object.entries(credentials())) http.setRequestHeader(name, value)
    http.setRequestHeader('Idempotency-Key', key)
    http.upload.onprogress = event => event.lengthComputable && onProgress(event.loaded / event.total)
    http.onerror = () => reject(new ApiError(t('error.unreachable'), 0, 'unreachable'))
    http.onload = () => {
      if (http.status < 300) resolve((JSON.parse(http.responseText) as { data: Submitted }).data)
      else reject(refusalOf(http.status, http.responseText, name => http.getResponseHeader(name)))
    }
    http.send(form)
  })
}
