import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { may, useSession } from '../api/session'
import { t } from '../i18n/messages'
import { Icon } from '../parts/Icon'
import icon from '../icon.svg'
import { AccountSwitch } from './AccountSwitch'
import { areas, type Page } from './pages'
import { Preferences } from './Preferences'
import { Link, match, usePlace } from './router'

/** Masthead, navigation, and the page between them. */
export function Frame({ current, children }: { current?: Page; children: ComponentChildren }) {
  const [open, setOpen] = useState(false)
  const { path } = usePlace()
  useEffect(() => setOpen(false), [path])
  return (
    <div class="pf-v5-c-page">
      <div class="pf-v5-c-skip-to-content">
        <a class="pf-v5-c-button pf-m-primary" href="#main" onClick={skip}>
          {t('app.skip')}
        </a>
      </div>
      <header class="pf-v5-c-masthead pf-m-display-inline">
        <span class="pf-v5-c-masthead__toggle fax-nav-toggle">
          <button
            type="button"
            class="pf-v5-c-button pf-m-plain"
            aria-label={t('app.menu')}
            aria-expanded={open}
            aria-controls="navigation"
            onClick={() => setOpen(!open)}
          >
            <Icon name="menu" />
          </button>
        </span>
        <div class="pf-v5-c-masthead__main">
          <Link class="pf-v5-c-masthead__brand fax-brand" to="/">
            <img src={address(icon)} alt="" width="28" height="28" />
            <span>{t('app.name')}</span>
          </Link>
        </div>
        <div class="pf-v5-c-masthead__content fax-masthead-tools">
          <AccountSwitch />
          <Preferences />
        </div>
      </header>
      <div class={`pf-v5-c-page__sidebar fax-sidebar ${open ? 'pf-m-expanded fax-open' : ''}`} id="navigation">
        <div class="pf-v5-c-page__sidebar-body">
          <Navigation current={current} />
        </div>
      </div>
      {open && <div class="fax-sidebar-shade" onClick={() => setOpen(false)} />}
      <main class="pf-v5-c-page__main" id="main" tabIndex={-1}>
        <div class="pf-v5-c-page__main-section fax-content">{children}</div>
      </main>
    </div>
  )
}

/** esbuild names files relative to the script. */
function address(file: string): string {
  return '/assets/' + file.replace(/^\.\//, '')
}

function skip(event: Event): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}

function Navigation({ current }: { current?: Page }) {
  const who = useSession()
  const { path } = usePlace()
  const shown = areas
    .map(area => ({ ...area, pages: area.pages.filter(page => page.icon && may(who, page.ability)) }))
    .filter(area => area.pages.length > 0)
  return (
    <nav class="pf-v5-c-nav" aria-label={t('app.navigation')}>
      {shown.map(area => (
        <section class="pf-v5-c-nav__section" aria-labelledby={`nav-${area.title}`} key={area.title}>
          <h2 class="pf-v5-c-nav__section-title" id={`nav-${area.title}`}>
            {t(area.title)}
          </h2>
          <ul class="pf-v5-c-nav__list" role="list">
            {area.pages.map(page => {
              const here = page === current || match(page.path, path) !== null || path.startsWith(`${page.path}/`)
              return (
                <li class="pf-v5-c-nav__item" key={page.path}>
                  <Link
                    to={page.path}
                    class={`pf-v5-c-nav__link ${here ? 'pf-m-current' : ''}`}
                    aria-current={here ? 'page' : undefined}
                  >
                    {page.icon && <Icon name={page.icon} />}
                    <span class="fax-nav-name">{t(page.title)}</span>
                  </Link>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </nav>
  )
}
