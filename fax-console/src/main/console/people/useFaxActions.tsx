import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { api, download } from '../api/client'
import { may, session } from '../api/session'
import { t } from '../i18n/messages'
import { Confirm } from '../parts/Dialog'
import type { MenuAction } from '../parts/Popover'
import { toast, toastError } from '../parts/Toasts'
import { navigate } from '../shell/router'
import { isInbound, isUnderWay, nameOf, type Fax } from './fax'
import { ForwardDialog } from './ForwardDialog'

type Asking = { what: 'cancel' | 'delete' | 'resubmit' | 'forward'; fax: Fax }

interface FaxActions {
  /** What can be done with a fax, for its menu. */
  of: (fax: Fax) => MenuAction[]
  /** The dialog that asks before something is done; goes anywhere on the page. */
  dialog: ComponentChildren
}

/** What people do with faxes. `changed` is called after each; `removed` when one has gone. */
export function useFaxActions(changed: () => void, removed: () => void = changed): FaxActions {
  const [asking, setAsking] = useState<Asking>()
  const close = () => setAsking(undefined)
  const of = (fax: Fax): MenuAction[] => {
    const sends = may(session(), 'send')
    const actions: MenuAction[] = []
    if (fax.pages && !isUnderWay(fax)) {
      actions.push({ label: t('fax.downloadPdf'), onSelect: () => fetchDocument(fax, 'pdf') })
      actions.push({ label: t('fax.downloadTiff'), onSelect: () => fetchDocument(fax, 'tiff') })
    }
    if (!isInbound(fax) && !isUnderWay(fax)) {
      actions.push({ label: t('fax.downloadOriginal'), onSelect: () => fetchDocument(fax, 'original') })
      if (sends) actions.push({ label: t('fax.resubmit'), onSelect: () => setAsking({ what: 'resubmit', fax }) })
    }
    if (isInbound(fax)) {
      if (sends && fax.pages) actions.push({ label: t('fax.forward'), onSelect: () => setAsking({ what: 'forward', fax }) })
      actions.push({ label: t(fax.unread ? 'inbox.markRead' : 'inbox.markUnread'), onSelect: () => mark(fax, !fax.unread, changed) })
    }
    if (isUnderWay(fax)) {
      if (sends) actions.push({ label: t('fax.cancel'), danger: true, onSelect: () => setAsking({ what: 'cancel', fax }) })
    } else if (sends) {
      actions.push({ label: t('fax.delete'), danger: true, onSelect: () => setAsking({ what: 'delete', fax }) })
    }
    return actions
  }
  return { of, dialog: asking && <Ask asking={asking} close={close} changed={changed} removed={removed} /> }
}

interface AskProps {
  asking: Asking
  close: () => void
  changed: () => void
  removed: () => void
}

function Ask({ asking, close, changed, removed }: AskProps) {
  const { what, fax } = asking
  const name = nameOf(fax)
  if (what === 'forward') return <ForwardDialog fax={fax} onClose={close} />
  if (what === 'cancel') {
    return (
      <Confirm
        title={t('fax.cancelTitle')}
        text={t('fax.cancelText', { name })}
        action={t('fax.cancel')}
        danger
        onConfirm={async () => {
          await api.put(`faxes/outgoing/${fax.id}`, {}, { beside: { action: 'cancel' } })
          toast(t('fax.cancelDone'))
          changed()
        }}
        onClose={close}
      />
    )
  }
  if (what === 'resubmit') {
    return (
      <Confirm
        title={t('fax.resubmitTitle')}
        text={t('fax.resubmitText', { name })}
        action={t('fax.resubmit')}
        onConfirm={async () => {
          const answer = await api.put<Fax>(`faxes/outbox/${fax.id}`, {}, { beside: { action: 'resubmit' } })
          toast(t('fax.resubmitDone'))
          navigate(`/outbox/${answer.data.id}`)
        }}
        onClose={close}
      />
    )
  }
  return (
    <Confirm
      title={t('fax.deleteTitle')}
      text={t('fax.deleteText', { name })}
      action={t('fax.delete')}
      danger
      onConfirm={async () => {
        await removeFax(fax)
        toast(t('fax.deleteDone'))
        removed()
      }}
      onClose={close}
    />
  )
}

/** Takes a fax that has ended out of its list. */
export function removeFax(fax: Fax): Promise<unknown> {
  return api.del(`faxes/${isInbound(fax) ? 'inbox' : 'outbox'}/${fax.id}`)
}

/** Marks a received fax as read or unread. */
export function mark(fax: Fax, unread: boolean, changed: () => void): void {
  api.patch(`faxes/inbox/${fax.id}`, { unread }).then(changed, toastError)
}

function fetchDocument(fax: Fax, format: 'pdf' | 'tiff' | 'original'): void {
  const path = `faxes/${isInbound(fax) ? 'inbox' : 'outbox'}/${fax.id}/attachment`
  download(path, { format }, `fax.${format}`).catch(toastError)
}
