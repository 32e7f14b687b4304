import { useApi, useInterval, useSoon } from '../api/useApi'
import { useEvents } from '../api/useEvents'
import { may, session } from '../api/session'
import { t } from '../i18n/messages'
import { Button } from '../parts/Button'
import { SelectField } from '../parts/Fields'
import { ListState, Paging, usePaged } from '../parts/List'
import { PageHeader } from '../parts/Page'
import { navigate } from '../shell/router'
import { FaxList } from './FaxList'
import { FilterBar } from './FilterBar'
import type { Fax } from './fax'
import { isFaxEvent } from './live'
import { useFaxActions } from './useFaxActions'
import { useFilters } from './useFilters'

const SHOWN_UNDER_WAY = 20

/** Faxes on their way, and below them those that have ended. */
export default function Outbox() {
  const narrowing = useFilters()
  const list = usePaged<Fax>('faxes/outbox', narrowing.asked)
  const underWay = useApi<Fax[]>('faxes/outgoing', { page_size: SHOWN_UNDER_WAY })
  const reload = () => {
    list.reload()
    underWay.reload()
  }
  const follow = () => {
    if (!narrowing.filters.search) list.reload()
    underWay.reload()
  }
  const soon = useSoon(follow)
  const live = useEvents(event => isFaxEvent(event) && soon(), follow)
  useInterval(() => underWay.data?.length && underWay.reload(), 15)
  const actions = useFaxActions(reload)
  return (
    <>
      <PageHeader
        title={t('outbox.title')}
        lead={t(live ? 'live.on' : 'live.off')}
        actions={
          <>
            {may(session(), 'send') && (
              <Button icon="send" onClick={() => navigate('/send')}>
                {t('send.title')}
              </Button>
            )}
            <Button variant="secondary" icon="again" onClick={reload}>
              {t('action.refresh')}
            </Button>
          </>
        }
      />
      {underWay.data && underWay.data.length > 0 && (
        <section class="fax-under-way" aria-labelledby="under-way">
          <h2 class="pf-v5-c-title pf-m-lg" id="under-way">
            {t('outbox.underWay')}
          </h2>
          <FaxList
            label={t('outbox.underWay')}
            partyTitle={t('fax.to')}
            faxes={underWay.data}
            actions={actions.of}
          />
          {underWay.answer?.nextStartKey && <p class="fax-hint">{t('outbox.moreUnderWay', { n: SHOWN_UNDER_WAY })}</p>}
        </section>
      )}
      <section aria-labelledby="ended">
        <h2 class="pf-v5-c-title pf-m-lg" id="ended">
          {t('outbox.ended')}
        </h2>
        <FilterBar label={t('outbox.search')} {...narrowing}>
          <SelectField
            label={t('fax.state')}
            value={narrowing.filters.status}
            onChange={status => narrowing.set({ status })}
            options={[
              { value: '', label: t('filter.all') },
              { value: 'completed', label: t('fax.status.completed') },
              { value: 'failed', label: t('fax.status.failed') },
              { value: 'cancelled', label: t('fax.status.cancelled') },
            ]}
          />
        </FilterBar>
        <ListState
          of={list}
          filtered={narrowing.filtered}
          onClear={narrowing.clear}
          empty={{ title: t('outbox.empty'), text: t('outbox.emptyHelp') }}
        >
          <FaxList label={t('outbox.ended')} partyTitle={t('fax.to')} faxes={list.data ?? []} actions={actions.of} />
        </ListState>
        <Paging of={list} />
      </section>
      {actions.dialog}
    </>
  )
}
