import { useState } from 'preact/hooks'
import { useApi } from '../api/useApi'
import { may, session, setSession, useSession } from '../api/session'
import { t } from '../i18n/messages'
import { Icon } from '../parts/Icon'
import { Popover } from '../parts/Popover'
import { announce } from '../parts/Toasts'

interface Below {
  id: string
  name: string
}

/** For who administers accounts below its own: which one the pages show. */
export function AccountSwitch() {
  const who = useSession()
  if (!who || !may(who, 'resell')) return null
  return (
    <Popover
      label={t('account.switch')}
      button={
        <span class="fax-account">
          <Icon name="building" />
          <span>{who.workAccountName || t('account.own')}</span>
        </span>
      }
      align="end"
    >
      <Choice own={who.accountId} />
    </Popover>
  )
}

function Choice({ own }: { own: string }) {
  const [search, setSearch] = useState('')
  const { data } = useApi<Below[]>(`/accounts/${own}/descendants`, { paginate: false })
  const found = (data ?? []).filter(account => account.name.toLowerCase().includes(search.toLowerCase()))
  return (
    <div class="fax-accounts">
      <label class="fax-choice">
        <span>{t('account.search')}</span>
        <span class="pf-v5-c-form-control">
          <input type="search" value={search} onInput={event => setSearch(event.currentTarget.value)} />
        </span>
      </label>
      <ul role="list">
        <Entry id={own} name="" />
        {found.slice(0, 100).map(account => (
          <Entry id={account.id} name={account.name} key={account.id} />
        ))}
      </ul>
      {data && data.length === 0 && <p>{t('account.none')}</p>}
    </div>
  )
}

function Entry({ id, name }: { id: string; name: string }) {
  const who = session()
  const choose = () => {
    if (!who) return
    setSession({ ...who, workAccountId: id, workAccountName: name })
    announce(t('account.working', { name: name || t('account.own') }))
  }
  return (
    <li>
      <button
        type="button"
        class="pf-v5-c-button pf-m-link pf-m-inline"
        aria-current={who?.workAccountId === id ? 'true' : undefined}
        onClick={choose}
      >
        {name || t('account.own')}
      </button>
    </li>
  )
}
