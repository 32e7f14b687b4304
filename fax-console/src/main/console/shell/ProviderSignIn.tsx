import { useEffect, useState } from 'preact/hooks'
import { api, ApiError } from '../api/client'
import { begin, finish, isBack, type OutsideTokens, type Provider } from '../api/openIdConnect'
import { setSession, type Role } from '../api/session'
import { useApi } from '../api/useApi'
import { t } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Problem } from '../parts/Problem'
import { navigate } from './router'

interface Ways {
  openid_connect?: Provider
}

interface Caller {
  account_id: string
  account_name: string
  role: Role
  owner_id?: string
}

/** Signing in at the OpenID Connect provider, when the server has one; also the way back from it. */
export function ProviderSignIn() {
  const { data } = useApi<Ways>('/console')
  const [error, setError] = useState<ApiError>()
  const [busy, setBusy] = useState(isBack)
  const failed = (cause: unknown) => {
    if (!(cause instanceof ApiError)) throw cause
    setError(cause)
    setBusy(false)
  }
  useEffect(() => {
    if (isBack()) finish().then(take).catch(failed)
  }, [])
  const provider = data?.openid_connect
  if (!provider && !busy && !error) return null
  return (
    <div class="fax-stack">
      {error && <Problem error={error} />}
      <Button
        variant="secondary"
        block
        busy={busy || !provider}
        onClick={() => {
          setBusy(true)
          if (provider) begin(provider).catch(failed)
        }}
      >
        {t('signIn.provider')}
      </Button>
    </div>
  )
}

async function take({ tokens, back }: { tokens: OutsideTokens; back: string }): Promise<void> {
  const { data } = await api.get<Caller>('/console/session', { headers: { Authorization: `Bearer ${tokens.access}` } })
  navigate(back, { replace: true, force: true })
  setSession({
    token: tokens.access,
    accountId: data.account_id,
    role: data.role,
    ownerId: data.owner_id ?? '',
    name: data.account_name,
    workAccountId: data.account_id,
    workAccountName: '',
    outside: tokens,
  })
}
