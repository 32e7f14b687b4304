/** A webhook as the API has it. */
export interface Webhook {
  id: string
  name: string
  hook: string
  uri: string
  http_verb?: string
  format?: string
  retries?: number
  enabled: boolean
  include_subaccounts?: boolean
  custom_data?: Record<string, string | number | boolean>
  disable_reason?: string
  failing_since?: number
  faxbox_id?: string
  direction?: 'inbound' | 'outbound'
  old_secret_until?: number
  created: number
}

/** Something that is told to a webhook, however often it takes. */
export interface Delivery {
  id: string
  hook_id: string
  event: string
  fax_id?: string
  state: 'waiting' | 'delivered' | 'given_up'
  attempts: number
  created: number
  next_attempt?: number
  ended?: number
}

/** One try. */
export interface Attempt {
  id: string
  attempt: number
  result: 'success' | 'failure'
  client_error?: string
  response_code?: number
  response_body?: string
  duration_ms: number
  timestamp: number
}

export interface DeliveryDetail extends Delivery {
  payload: unknown
  log: Attempt[]
}

/** What each hook can be narrowed to, by the name of the field in `custom_data`. */
export const NARROWED: Record<string, Record<string, string[]>> = {
  notifications: {
    type: ['inbound_fax', 'inbound_fax_error', 'outbound_fax', 'outbound_fax_error', 'outbound_smtp_fax_error', 'webhook_disabled'],
  },
  object: { type: ['fax', 'faxbox'], action: ['doc_created', 'doc_edited', 'doc_deleted'] },
  all: {},
}
