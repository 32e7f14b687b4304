/**
 * Signing in at an OpenID Connect provider: authorization code with PKCE (RFC 7636), as a public
 * client. The few steps that this takes are here; what a token is worth, the server decides.
 */
import { ApiError } from './client'
import { t } from '../i18n/messages'

/** What the server tells of its provider. */
export interface Provider {
  issuer: string
  client_id: string
  scope: string
}

/** Tokens of a provider, and how to get new ones. */
export interface OutsideTokens {
  access: string
  refresh: string
  /** When the access token ends, in milliseconds. */
  ends: number
  endpoint: string
  clientId: string
}

interface Discovered {
  authorization_endpoint: string
  token_endpoint: string
}

interface Pending {
  state: string
  verifier: string
  endpoint: string
  clientId: string
  back: string
}

const KEY = 'fax.signing-in'
const EARLY = 30_000

/** Goes to the provider; it sends the browser back to `/sign-in`. */
export async function begin(provider: Provider): Promise<void> {
  const found = await json<Discovered>(provider.issuer.replace(/\/$/, '') + '/.well-known/openid-configuration')
  const pending: Pending = {
    state: random(),
    verifier: random() + random(),
    endpoint: found.token_endpoint,
    clientId: provider.client_id,
    back: location.pathname === '/sign-in' ? '/' : location.pathname + location.search,
  }
  sessionStorage.setItem(KEY, JSON.stringify(pending))
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(pending.verifier))
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: provider.client_id,
    redirect_uri: returnAddress(),
    scope: provider.scope,
    state: pending.state,
    code_challenge: base64Url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
  })
  location.assign(`${found.authorization_endpoint}${found.authorization_endpoint.includes('?') ? '&' : '?'}${query}`)
}

/** Whether the browser has just come back from the provider. */
export function isBack(): boolean {
  const query = new URLSearchParams(location.search)
  return location.pathname === '/sign-in' && query.has('state') && sessionStorage.getItem(KEY) !== null
}

/** Changes the code that the browser came back with for tokens; with them, where it wanted to go. */
export async function finish(): Promise<{ tokens: OutsideTokens; back: string }> {
  const query = new URLSearchParams(location.search)
  const pending = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Pending
  sessionStorage.removeItem(KEY)
  history.replaceState(null, '', '/sign-in')
  const code = query.get('code')
  if (!code || query.get('state') !== pending.state) {
    throw new ApiError(query.get('error_description') ?? t('signIn.providerFailed'), 0, query.get('error') ?? 'state')
  }
  const tokens = await ask(pending.endpoint, pending.clientId, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: returnAddress(),
    code_verifier: pending.verifier,
  })
  return { tokens, back: pending.back }
}

/** The tokens, or new ones when they end soon and the provider gives some. */
export async function current(tokens: OutsideTokens): Promise<OutsideTokens> {
  if (!tokens.refresh || Date.now() < tokens.ends - EARLY) return tokens
  return ask(tokens.endpoint, tokens.clientId, { grant_type: 'refresh_token', refresh_token: tokens.refresh })
}

async function ask(endpoint: string, clientId: string, fields: Record<string, string>): Promise<OutsideTokens> {
  const answer = await json<{ access_token: string; refresh_token?: string; expires_in?: number }>(endpoint, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, client_id: clientId }),
  })
  return {
    access: answer.access_token,
    refresh: answer.refresh_token ?? '',
    ends: Date.now() + (answer.expires_in ?? 300) * 1000,
    endpoint,
    clientId,
  }
}

async function json<T>(address: string, init: RequestInit = {}): Promise<T> {
  let response: Response
  try {
    response = await fetch(address, { ...init, headers: { Accept: 'application/json' } })
  } catch {
    throw new ApiError(t('signIn.providerAway'), 0, 'unreachable')
  }
  if (!response.ok) throw new ApiError(t('signIn.providerFailed'), response.status, 'provider')
  return (await response.json()) as T
}

function returnAddress(): string {
  return `${location.origin}/sign-in`
}

function random(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)))
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '')
}
