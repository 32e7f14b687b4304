import { useState } from 'preact/hooks'
import { api, ApiError } from '../api/client'
import { t } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Dialog } from '../parts/Dialog'
import { Problem } from '../parts/Problem'
import { toast } from '../parts/Toasts'
import { navigate } from '../shell/router'
import { nameOf, type Fax } from './fax'
import { NumberField } from './NumberField'
import { dialled } from './numbers'

/** Sends the pages of a received fax to somebody else. */
export function ForwardDialog({ fax, onClose }: { fax: Fax; onClose: () => void }) {
  const [number, setNumber] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError>()
  const forward = async (event: Event) => {
    event.preventDefault()
    setBusy(true)
    try {
      const to_number = dialled(number) ?? number
      const answer = await api.put<Fax>(`faxes/inbox/${fax.id}`, { to_number }, { beside: { action: 'forward' } })
      toast(t('fax.forwardDone'))
      onClose()
      navigate(`/outbox/${answer.data.id}`)
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause
      setError(cause)
      setBusy(false)
    }
  }
  return (
    <Dialog title={t('fax.forwardTitle')} onClose={onClose}>
      <form class="pf-v5-c-form" onSubmit={forward}>
        {error && <Problem error={error} />}
        <p>{t('fax.forwardText', { name: nameOf(fax) })}</p>
        <NumberField label={t('send.to')} value={number} onChange={setNumber} error={error?.fields.to_number} />
        <div class="fax-actions">
          <Button type="submit" busy={busy}>
            {t('fax.forward')}
          </Button>
          <Button variant="link" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
