import { useState } from 'preact/hooks'
import { api } from '../api/client'
import { t } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Confirm } from '../parts/Dialog'
import { toast, toastError } from '../parts/Toasts'

interface PauseButtonProps {
  paused: boolean
  /** Only this account; the whole system without it. */
  account?: { id: string; name: string }
  onDone: () => void
}

/** Pauses sending, after a question, or resumes it. */
export function PauseButton({ paused, account, onDone }: PauseButtonProps) {
  const [asking, setAsking] = useState(false)
  const name = account?.name ?? ''
  const change = async (what: 'pause' | 'resume') => {
    await api.post(`/maintenance/${what}`, account ? { account_id: account.id } : {})
    toast(t(what === 'pause' ? 'pause.paused' : 'pause.resumed'))
    onDone()
  }
  const label = account
    ? t(paused ? 'pause.resumeAccount' : 'pause.account', { name })
    : t(paused ? 'pause.resume' : 'pause.all')
  return (
    <>
      <Button
        variant="secondary"
        icon={paused ? 'play' : 'pause'}
        small={account !== undefined}
        onClick={() => (paused ? change('resume').catch(toastError) : setAsking(true))}
      >
        {label}
      </Button>
      {asking && (
        <Confirm
          title={label}
          text={account ? t('pause.accountText', { name }) : t('pause.allText')}
          action={t('pause.action')}
          onConfirm={() => change('pause')}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
