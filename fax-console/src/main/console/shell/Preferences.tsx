import { api } from '../api/client'
import { setSession, useSession } from '../api/session'
import { chooseLanguage, currentLanguage, LANGUAGES, t, type Language } from '../i18n/messages'
import { Icon } from '../parts/Icon'
import { Popover } from '../parts/Popover'
import { chooseTheme, theme, type Theme } from './theme'
import { navigate } from './router'

/** The menu of the person: who is signed in, appearance, language, signing out. */
export function Preferences() {
  const who = useSession()
  if (!who) return null
  return (
    <Popover label={t('session.menu', { name: who.name })} button={<Icon name="person" />} align="end">
      <p class="fax-menu-person">
        <strong>{who.name}</strong>
        <span>{t(`role.${who.role}`)}</span>
      </p>
      <Looks />
      <button type="button" class="pf-v5-c-button pf-m-secondary pf-m-block" onClick={signOut}>
        {t('session.signOut')}
      </button>
    </Popover>
  )
}

/** Appearance and language, for the menu and the page to sign in. */
export function Looks() {
  return (
    <>
      <label class="fax-choice">
        <span>{t('theme.label')}</span>
        <span class="pf-v5-c-form-control">
          <select defaultValue={theme()} onChange={event => chooseTheme(event.currentTarget.value as Theme)}>
            {(['system', 'light', 'dark'] as const).map(one => (
              <option value={one} selected={one === theme()} key={one}>
                {t(`theme.${one}`)}
              </option>
            ))}
          </select>
        </span>
      </label>
      <label class="fax-choice">
        <span>{t('language.label')}</span>
        <span class="pf-v5-c-form-control">
          <select onChange={event => void chooseLanguage(event.currentTarget.value as Language, true)}>
            {Object.entries(LANGUAGES).map(([code, name]) => (
              <option value={code} lang={code} selected={code === currentLanguage()} key={code}>
                {name}
              </option>
            ))}
          </select>
        </span>
      </label>
    </>
  )
}

function signOut(): void {
  api.del('/user_auth').catch(() => undefined)
  setSession(null)
  navigate('/', { force: true })
}
