import type { Colour } from '../parts/Page'
import { t, tOr } from '../i18n/messages'
import { countryOf } from './numbers'

/** A fax as the API has it; lists have less of it. */
export interface Fax {
  id: string
  folder?: 'inbox' | 'outbox'
  status?: string
  faxbox_id?: string
  from: string
  to: string
  from_number?: string
  from_name?: string
  to_number?: string
  to_name?: string
  subject?: string
  pages?: number
  size?: number
  page?: number
  pages_confirmed?: number
  stage?: string
  attempts?: number
  retries?: number
  reason?: string
  created: number
  modified: number
  delivered?: number
  next_attempt?: number
  send_at?: number
  expires_at?: number
  cancel_requested?: number
  document_count?: number
  unread?: boolean
  tx_result?: Result
  rx_result?: Result
}

export interface Result {
  success?: boolean
  partial?: boolean
  error_message?: string
  result_code?: number
  result_text?: string
  result_cause?: string
  remote_station_id?: string
  fax_receiver_id?: string
  fax_speed?: number
  transfer_rate?: number | string
  pages_sent?: number
  time_elapsed?: number
  fax_bad_rows?: number
  bad_rows?: number | string
  fax_error_correction?: boolean
  ecm_used?: boolean | string
  sip_status?: number
  hangup_cause?: string
  t30_code?: number
  t30_text?: string
}

export interface Faxbox {
  id: string
  name?: string
  caller_id?: string
}

/** A fax that is being received. */
export interface Reception {
  id: string
  from: string
  to: string
  pages?: number
  status: string
  remote_station_id?: string
}

const COLOURS: Record<string, Colour> = {
  attaching_files: 'blue',
  pending: 'blue',
  processing: 'blue',
  completed: 'green',
  failed: 'red',
  cancelled: 'grey',
}

export function colourOf(fax: Fax): Colour {
  if (isInbound(fax)) return fax.rx_result?.success === false ? 'orange' : 'green'
  return COLOURS[fax.status ?? ''] ?? 'grey'
}

export function isInbound(fax: Fax): boolean {
  return fax.folder === 'inbox'
}

/** Whether it is still to be sent. */
export function isUnderWay(fax: Fax): boolean {
  return !isInbound(fax) && ['attaching_files', 'pending', 'processing'].includes(fax.status ?? '')
}

/** Its state in a word or two; while it is sent, with stage and page. */
export function stateOf(fax: Fax): string {
  if (isInbound(fax)) return t(fax.rx_result?.success === false ? 'fax.partial' : 'fax.received')
  if (fax.cancel_requested && fax.status === 'processing') return t('fax.cancelling')
  if (fax.status === 'processing' && fax.stage === 'send' && fax.page && fax.pages) {
    return t('fax.sendingPage', { page: fax.page, pages: fax.pages })
  }
  if (fax.status === 'processing' && fax.stage) return tOr(`stage.${fax.stage}`, fax.stage)
  return tOr(`fax.status.${fax.status}`, fax.status ?? '')
}

/** Whom it is from or to: name and number. */
export function partyOf(fax: Fax): { name: string; number: string } {
  return isInbound(fax)
    ? { name: fax.from_name ?? '', number: fax.from_number ?? fax.from }
    : { name: fax.to_name ?? '', number: fax.to_number ?? fax.to }
}

/** One line that names a fax, for buttons and confirmations. */
export function nameOf(fax: Fax): string {
  const { name, number } = partyOf(fax)
  const who = name && name !== number ? `${name} (${number})` : number || t('fax.unknownNumber')
  return t(isInbound(fax) ? 'fax.nameFrom' : 'fax.nameTo', { who })
}

/** A number as people write it, with its country for who does not know it. */
export function countryName(number: string): string {
  return countryOf(number)?.name() ?? ''
}

export function pathOf(fax: Fax): string {
  return isInbound(fax) ? `/inbox/${fax.id}` : `/outbox/${fax.id}`
}
