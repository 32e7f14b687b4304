import { useState } from 'preact/hooks'
import { useApi, useSoon } from '../api/useApi'
import { useEvents } from '../api/useEvents'
import { may, session } from '../api/session'
import { t } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Confirm } from '../parts/Dialog'
import { CheckField } from '../parts/Fields'
import { ListState, Paging, usePaged } from '../parts/List'
import { Notice } from '../parts/Problem'
import { PageHeader } from '../parts/Page'
import { toast } from '../parts/Toasts'
import { isFaxEvent } from './live'
import { FaxList } from './FaxList'
import { FilterBar } from './FilterBar'
import type { Fax, Reception } from './fax'
import { removeFax, useFaxActions } from './useFaxActions'
import { useFilters } from './useFilters'

/** Received faxes, new ones marked, and what is just coming in. */
export default function Inbox() {
  const narrowing = useFilters()
  const list = usePaged<Fax>('faxes/inbox', narrowing.asked)
  const incoming = useApi<Reception[]>('faxes/incoming')
  const [selected, setSelected] = useState(new Set<string>())
  const [removing, setRemoving] = useState(false)
  const reload = () => {
    list.reload()
    incoming.reload()
  }
  const follow = () => {
    if (!narrowing.filters.search) list.reload()
    incoming.reload()
  }
  const soon = useSoon(follow)
  const live = useEvents(event => isFaxEvent(event) && soon(), follow)
  const actions = useFaxActions(list.reload)
  const chosen = (list.data ?? []).filter(fax => selected.has(fax.id))
  const removeAll = async () => {
    for (const fax of chosen) await removeFax(fax)
    toast(t('fax.deletedMany', { n: chosen.length }))
    setSelected(new Set())
    list.reload()
  }
  return (
    <>
      <PageHeader
        title={t('inbox.title')}
        lead={t(live ? 'live.on' : 'live.off')}
        actions={
          <>
            {chosen.length > 0 && may(session(), 'send') && (
              <Button variant="danger" icon="trash" onClick={() => setRemoving(true)}>
                {t('fax.deleteMany', { n: chosen.length })}
              </Button>
            )}
            <Button variant="secondary" icon="again" onClick={reload}>
              {t('action.refresh')}
            </Button>
          </>
        }
      />
      <Receiving receptions={incoming.data ?? []} />
      <FilterBar label={t('inbox.search')} {...narrowing}>
        <CheckField
          label={t('inbox.unreadOnly')}
          checked={narrowing.filters.unread === 'true'}
          onChange={only => narrowing.set({ unread: only ? 'true' : '' })}
        />
      </FilterBar>
      <ListState
        of={list}
        filtered={narrowing.filtered}
        onClear={narrowing.clear}
        empty={{ title: t('inbox.empty'), text: t('inbox.emptyHelp') }}
      >
        <FaxList
          label={t('inbox.title')}
          partyTitle={t('fax.from')}
          faxes={list.data ?? []}
          actions={actions.of}
          selected={selected}
          onSelect={setSelected}
        />
      </ListState>
      <Paging of={list} />
      {actions.dialog}
      {removing && (
        <Confirm
          title={t('fax.deleteTitle')}
          text={t('fax.deleteManyText', { n: chosen.length })}
          action={t('fax.delete')}
          danger
          onConfirm={removeAll}
          onClose={() => setRemoving(false)}
        />
      )}
    </>
  )
}

function Receiving({ receptions }: { receptions: Reception[] }) {
  if (receptions.length === 0) return null
  return (
    <div class="fax-receiving" role="status">
      <Notice kind="info" title={t('inbox.receiving', { n: receptions.length })}>
        <ul>
          {receptions.map(one => (
            <li key={one.id}>{t('inbox.receivingFrom', { from: one.from || one.remote_station_id || '?', n: one.pages ?? 0 })}</li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
