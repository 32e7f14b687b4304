import { current } from './openIdConnect'
import { session, setSession } from './session'
import { t } from '../i18n/messages'

/** An answer of the API, taken out of its envelope. */
export interface Answer<T> {
  data: T
  status: number
  revision?: string
  etag?: string
  nextStartKey?: string
  /** The token of the request, or the one that signing in has made. */
  authToken?: string
}

/** A refusal. Its message is a sentence for people. */
export class ApiError extends Error {
  constructor(
    message: string,
    /** HTTP status; 0 when the server could not be reached. */
    readonly status: number,
    /** The API's word for programs, such as `validation error`. */
    readonly word: string,
    /** For each field that is wrong (its path with dots), what is wrong with it. */
    readonly fields: Record<string, string> = {},
    /** Seconds to wait, when the server says so. */
    readonly retryAfter?: number,
    readonly requestId?: string,
  ) {
    super(message)
  }
}

export interface CallOptions {
  query?: Record<string, string | number | boolean | undefined>
  /** What goes under `data`. */
  data?: unknown
  /** What stands beside `data`, such as `action`. */
  beside?: Record<string, unknown>
  /** A body of its own, instead of `data`. */
  body?: BodyInit
  headers?: Record<string, string>
  signal?: AbortSignal
}

interface Envelope {
  data?: unknown
  revision?: string
  next_start_key?: string
  auth_token?: string
  message?: string
  request_id?: string
}

/**
 * The whole address of a path: `/…` stands below `/v2`, anything else below the account that is
 * being worked in.
 */
export function address(path: string, query: CallOptions['query'] = {}): string {
  const whole = path.startsWith('/') ? `/v2${path}` : `/v2/accounts/${session()?.workAccountId}/${path}`
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text ? `${whole}?${text}` : whole
}

/** The headers that say who asks. */
export function credentials(): Record<string, string> {
  const who = session()
  if (!who) return {}
  return who.outside ? { Authorization: `Bearer ${who.token}` } : { 'X-Auth-Token': who.token }
}

/** Gets a new token in time, where the one we have is a provider's and ends soon. */
export async function renew(): Promise<void> {
  const who = session()
  if (!who?.outside) return
  const outside = await current(who.outside).catch(() => undefined)
  if (outside && outside !== who.outside) setSession({ ...who, token: outside.access, outside })
}

/** One request as it is; for whatever is no envelope. Refusals are thrown as `ApiError`. */
export async function request(method: string, path: string, options: CallOptions = {}): Promise<Response> {
  await renew()
  const headers: Record<string, string> = { Accept: 'application/json', ...credentials(), ...options.headers }
  let body = options.body
  if (options.data !== undefined || options.beside) {
    headers['Content-Type'] = 'application/json'
    body = JSON.stringify({ ...options.beside, data: options.data ?? {} })
  }
  let response: Response
  try {
    response = await fetch(address(path, options.query), { method, headers, body, signal: options.signal, cache: 'no-store' })
  } catch (cause) {
    if (options.signal?.aborted) throw cause
    throw new ApiError(t('error.unreachable'), 0, 'unreachable')
  }
  if (!response.ok) throw await refusal(response)
  return response
}

async function refusal(response: Response): Promise<ApiError> {
  const text = await response.text()
  const error = refusalOf(response.status, text, name => response.headers.get(name))
  if (response.status === 401 && session()) setSession(null)
  return error
}

/** What an answer with an error says, for other ways of asking than `request`. */
export function refusalOf(status: number, text: string, header: (name: string) => string | null): ApiError {
  let envelope: Envelope = {}
  try {
    envelope = JSON.parse(text) as Envelope
  } catch {
    // Not of the API: a proxy in between. The status says enough.
  }
  const word = envelope.message ?? ''
  const fields = word === 'validation error' ? fieldsOf(envelope.data) : {}
  const wait = Number(header('Retry-After')) || undefined
  return new ApiError(sentence(status, envelope, fields, wait), status, word, fields, wait, envelope.request_id)
}

function fieldsOf(data: unknown): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [path, rules] of Object.entries((data ?? {}) as Record<string, unknown>)) {
    const messages = Object.values((rules ?? {}) as Record<string, { message?: string }>)
      .map(rule => (rule?.message?.startsWith('does not match the regex') ? t('error.form') : rule?.message))
      .filter(Boolean)
    if (messages.length) fields[path] = messages.join('; ')
  }
  return fields
}

function sentence(status: number, envelope: Envelope, fields: Record<string, string>, wait?: number): string {
  if (status === 401) return t('error.signedOut')
  if (status === 429) return t('error.tooMany', { n: wait ?? 60 })
  if (Object.keys(fields).length) {
    return t('error.fields') + ' ' + Object.entries(fields).map(([field, what]) => `${field}: ${what}`).join('; ')
  }
  const message = (envelope.data as { message?: unknown } | undefined)?.message
  if (typeof message === 'string' && message) return message
  if (status === 403) return t('error.forbidden')
  if (status === 404) return t('error.gone')
  if (status === 409 || status === 412) return t('error.changed')
  if (status === 503) return t('error.busy', { n: wait ?? 30 })
  return t('error.other', { status })
}

async function call<T>(method: string, path: string, options?: CallOptions): Promise<Answer<T>> {
  const response = await request(method, path, options)
  const text = await response.text()
  const envelope = (text ? JSON.parse(text) : {}) as Envelope
  return {
    data: envelope.data as T,
    status: response.status,
    revision: envelope.revision,
    etag: response.headers.get('ETag') ?? undefined,
    nextStartKey: envelope.next_start_key,
    authToken: envelope.auth_token,
  }
}

/** The API by method. Paths as in `address`. */
export const api = {
  get: <T>(path: string, options?: CallOptions) => call<T>('GET', path, options),
  put: <T>(path: string, data: unknown, options?: CallOptions) => call<T>('PUT', path, { ...options, data }),
  post: <T>(path: string, data: unknown, options?: CallOptions) => call<T>('POST', path, { ...options, data }),
  patch: <T>(path: string, data: unknown, options?: CallOptions) => call<T>('PATCH', path, { ...options, data }),
  del: <T>(path: string, options?: CallOptions) => call<T>('DELETE', path, options),
}

/** Fetches something with the caller's rights and hands it to the browser as a file. */
export async function download(path: string, query: CallOptions['query'], fallbackName: string): Promise<void> {
  const response = await request('GET', path, { query, headers: { Accept: '*/*' } })
  const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? fallbackName
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
