import { useState } from 'preact/hooks'
import { t } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Dialog } from '../parts/Dialog'
import { Notice } from '../parts/Problem'
import { announce } from '../parts/Toasts'

interface SecretProps {
  title: string
  secret: string
  text: string
  onClose: () => void
}

/** Shows a secret that the server tells this once. */
export function SecretDialog({ title, secret, text, onClose }: SecretProps) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(secret)
    setCopied(true)
    announce(t('action.copied'))
  }
  return (
    <Dialog title={title} onClose={onClose} actions={<Button onClick={onClose}>{t('secret.kept')}</Button>}>
      <div class="fax-stack">
        <Notice kind="warning" title={t('secret.once')}>
          <p>{text}</p>
        </Notice>
        <p class="fax-secret">
          <code class="fax-code">{secret}</code>
          <Button variant="secondary" icon="copy" onClick={() => void copy()}>
            {copied ? t('action.copied') : t('action.copy')}
          </Button>
        </p>
      </div>
    </Dialog>
  )
}
