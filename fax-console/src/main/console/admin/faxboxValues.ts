import { booleanOf, cleared, linesOf, textsOf, triOf, type Tri } from './fields'
import type { NumberEntry } from './lists'

interface Notification {
  email?: { send_to?: string | string[] }
  callback?: { url?: string; method?: string; type?: string }
}

/** A faxbox as the API has it. */
export interface FaxboxDocument {
  id?: string
  name: string
  owner_id?: string
  language?: string
  caller_id?: string
  caller_name?: string
  fax_identity?: string
  fax_header?: string
  fax_timezone?: string
  retries?: number
  caller_allow_list?: string[]
  caller_deny_list?: string[]
  media?: { fax_option?: boolean }
  custom_smtp_email_address?: string
  smtp_email_address?: string
  smtp_permission_list?: string[]
  smtp_sender_policy?: string
  mail_text?: string
  mail_cover_template?: string
  override_fax_identity?: boolean
  override_callee_number?: boolean
  notifications?: { inbound?: Notification; outbound?: Notification }
}

interface Told {
  email: string
  url: string
  method: string
  type: string
}

/** A faxbox as the form has it: texts, lists as lines. */
export interface FaxboxValues {
  name: string
  owner_id: string
  language: string
  numbers: string[]
  caller_id: string
  caller_name: string
  fax_identity: string
  fax_header: string
  fax_timezone: string
  retries: string
  caller_allow_list: string
  caller_deny_list: string
  fax_option: Tri
  override_fax_identity: Tri
  override_callee_number: Tri
  custom_smtp_email_address: string
  smtp_permission_list: string
  smtp_sender_policy: string
  mail_text: string
  mail_cover_template: string
  inbound: Told
  outbound: Told
}

export function valuesOf(box: FaxboxDocument, numbers: NumberEntry[]): FaxboxValues {
  return {
    name: box.name,
    owner_id: box.owner_id ?? '',
    language: box.language ?? '',
    numbers: box.id ? numbers.filter(number => number.faxbox_id === box.id).map(number => number.id) : [],
    caller_id: box.caller_id ?? '',
    caller_name: box.caller_name ?? '',
    fax_identity: box.fax_identity ?? '',
    fax_header: box.fax_header ?? '',
    fax_timezone: box.fax_timezone ?? '',
    retries: box.retries === undefined ? '' : String(Math.max(1, box.retries)),
    caller_allow_list: linesOf(box.caller_allow_list),
    caller_deny_list: linesOf(box.caller_deny_list),
    fax_option: triOf(box.media?.fax_option),
    override_fax_identity: triOf(box.override_fax_identity || undefined),
    override_callee_number: triOf(box.override_callee_number || undefined),
    custom_smtp_email_address: box.custom_smtp_email_address ?? '',
    smtp_permission_list: linesOf(box.smtp_permission_list),
    smtp_sender_policy: box.smtp_sender_policy ?? '',
    mail_text: box.mail_text ?? '',
    mail_cover_template: box.mail_cover_template ?? '',
    inbound: told(box.notifications?.inbound),
    outbound: told(box.notifications?.outbound),
  }
}

function told(notification: Notification = {}): Told {
  return {
    email: linesOf(notification.email?.send_to),
    url: notification.callback?.url ?? '',
    method: notification.callback?.method ?? 'post',
    type: notification.callback?.type ?? 'json',
  }
}

/** What the API is told; a new faxbox has no fields to take away. */
export function documentOf(values: FaxboxValues, isNew: boolean): Record<string, unknown> {
  const { numbers: _, inbound, outbound, fax_option, retries, ...rest } = values
  const merge = {
    ...cleared(rest),
    retries: retries === '' ? null : Number(retries),
    caller_allow_list: orNull(values.caller_allow_list),
    caller_deny_list: orNull(values.caller_deny_list),
    smtp_permission_list: textsOf(values.smtp_permission_list),
    override_fax_identity: booleanOf(values.override_fax_identity),
    override_callee_number: booleanOf(values.override_callee_number),
    media: { fax_option: booleanOf(fax_option) },
    notifications: { inbound: notification(inbound), outbound: notification(outbound) },
  }
  return isNew ? (withoutNulls(merge) as Record<string, unknown>) : merge
}

function orNull(lines: string): string[] | null {
  const texts = textsOf(lines)
  return texts.length ? texts : null
}

function notification({ email, url, method, type }: Told) {
  return {
    email: { send_to: textsOf(email) },
    callback: url ? { url, method, type } : null,
  }
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value) || value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([name, inner]) => [name, withoutNulls(inner)]),
  )
}
