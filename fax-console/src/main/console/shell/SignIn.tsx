import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { api, ApiError, type Answer } from '../api/client'
import { setSession, type Role } from '../api/session'
import { t } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Problem } from '../parts/Problem'
import { TextField } from '../parts/Fields'
import icon from '../icon.svg'
import { Looks } from './Preferences'
import { ProviderSignIn } from './ProviderSignIn'

interface SignedIn {
  account_id: string
  role: Role
  owner_id?: string
}

type Way = 'password' | 'key'

const REMEMBERED = 'fax.account'

/** The page for whoever is not signed in. Afterwards the page that was wanted is shown. */
export function SignIn() {
  const [way, setWay] = useState<Way>('password')
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('app.name')}`
  }, [])
  return (
    <div class="fax-sign-in">
      <main class="fax-sign-in-card" id="main" tabIndex={-1}>
        <p class="fax-brand">
          <img src={'/assets/' + icon.replace(/^\.\//, '')} alt="" width="36" height="36" />
          <span>{t('app.name')}</span>
        </p>
        <h1 class="pf-v5-c-title pf-m-2xl">{t('signIn.title')}</h1>
        <p>{t('signIn.lead')}</p>
        <div class="pf-v5-c-toggle-group" role="group" aria-label={t('signIn.way')}>
          {(['password', 'key'] as const).map(one => (
            <div class="pf-v5-c-toggle-group__item" key={one}>
              <button
                type="button"
                class={`pf-v5-c-toggle-group__button ${way === one ? 'pf-m-selected' : ''}`}
                aria-pressed={way === one}
                onClick={() => setWay(one)}
              >
                <span class="pf-v5-c-toggle-group__text">{t(`signIn.${one}`)}</span>
              </button>
            </div>
          ))}
        </div>
        {way === 'password' ? <PasswordForm /> : <KeyForm />}
        <ProviderSignIn />
        <div class="fax-sign-in-looks">
          <Looks />
        </div>
      </main>
    </div>
  )
}

function PasswordForm() {
  const [account, setAccount] = useState(localStorage.getItem(REMEMBERED) ?? '')
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  return (
    <SignInForm
      wrong={t('signIn.wrong')}
      ask={async () => {
        const where = account.includes('.') ? { account_realm: account } : { account_name: account }
        const answer = await api.put<SignedIn>('/user_auth', { username, password, ...where })
        localStorage.setItem(REMEMBERED, account)
        return take(answer, username)
      }}
    >
      <TextField
        label={t('signIn.account')}
        help={t('signIn.accountHelp')}
        value={account}
        onChange={setAccount}
        autoComplete="organization"
        required
      />
      <TextField label={t('signIn.user')} value={username} onChange={setUsername} autoComplete="username" required />
      <TextField
        label={t('signIn.secret')}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        required
      />
    </SignInForm>
  )
}

function KeyForm() {
  const [key, setKey] = useState('')
  return (
    <SignInForm
      wrong={t('signIn.wrongKey')}
      ask={async () => take(await api.put<SignedIn>('/api_auth', { api_key: key.trim() }), t('signIn.apiKey'))}
    >
      <TextField label={t('signIn.apiKey')} type="password" value={key} onChange={setKey} autoComplete="off" required />
    </SignInForm>
  )
}

interface FormProps {
  wrong: string
  ask: () => Promise<void>
  children: ComponentChildren
}

function SignInForm({ wrong, ask, children }: FormProps) {
  const [error, setError] = useState<ApiError>()
  const [busy, setBusy] = useState(false)
  const submit = async (event: Event) => {
    event.preventDefault()
    setBusy(true)
    try {
      await ask()
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause
      setError(cause.status === 401 ? new ApiError(wrong, 401, cause.word) : cause)
      setBusy(false)
    }
  }
  return (
    <form class="pf-v5-c-form" onSubmit={submit}>
      {error && <Problem error={error} />}
      {children}
      <Button type="submit" variant="primary" block busy={busy}>
        {t('signIn.submit')}
      </Button>
    </form>
  )
}

async function take({ data: signedIn, authToken }: Answer<SignedIn>, name: string): Promise<void> {
  setSession({
    token: authToken ?? '',
    accountId: signedIn.account_id,
    role: signedIn.role,
    ownerId: signedIn.owner_id ?? '',
    name,
    workAccountId: signedIn.account_id,
    workAccountName: '',
  })
}
