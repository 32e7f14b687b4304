/** What the API's maintenance answers with, as far as the pages show it. Times are Gregorian seconds. */
export interface Situation {
  paused: boolean
  paused_accounts: string[]
  pending: number
  due: number
  waiting: number
  active: number
  preparing: number
  oldest_due?: number
  notices: number
  events: number
  engine: string
}

export interface Trouble {
  kind: string
  weight: 'stops' | 'hinders' | 'wanted'
  subject: string
  detail: string
  since?: number
  count: number
}

export interface WaitingAccount {
  account_id: string
  name: string
  preparing: number
  pending: number
  due: number
  waiting: number
  active: number
  limit: number
  oldest_due?: number
  hindrance?: string
}

export interface WaitingNumber {
  number: string
  pending: number
  due: number
  oldest_due?: number
  held_by?: string
  held_by_account?: string
}

export interface CallUnderWay {
  direction: 'outgoing' | 'incoming'
  fax_id: string
  account_id: string
  account_name: string
  call_id: string
  from?: string
  to: string
  node: string
  switch: string
  stage: string
  attempt?: number
  page: number
  pages?: number
  since: number
  unheard_since?: number
  cancelled?: number
}

export interface SwitchLink {
  name: string
  up: boolean
  calls: number
  detail: string
}

export interface Disk {
  place: string
  free_bytes: number
  limit_bytes: number
}

export interface Node {
  name: string
  alive: boolean
  here: boolean
  draining: boolean
  drained: boolean
  started: number
  seen: number
  calls: number
  inbound_calls: number
  documents: number
  engine?: string
  able?: boolean
  broker_up?: boolean
  switches?: SwitchLink[]
  disks?: Disk[]
}

export interface MaintainedJob {
  id: string
  status: string
  date: number
  due?: number
  account_id: string
  faxbox_id?: string
  from: string
  to: string
  attempts: number
  retries: number
  node?: string
  waiting_for?: string
  paused?: boolean
  reason?: string
}

export interface SwitchReport {
  switch: string
  works: boolean
  findings: { subject: string; verdict: 'ok' | 'warning' | 'missing'; sentence: string }[]
}
