import { useEffect, useState } from 'preact/hooks'
import type { ComponentType } from 'preact'
import { may, useSession } from '../api/session'
import { t, useLanguage } from '../i18n/messages'
import { Button } from '../parts/Button'
import { EmptyState } from '../parts/EmptyState'
import { Spinner } from '../parts/Spinner'
import { Toasts } from '../parts/Toasts'
import { Frame } from './Frame'
import { areas, type Page, type PageProps } from './pages'
import { match, navigate, usePlace } from './router'
import { SignIn } from './SignIn'

/** The whole console. */
export function App() {
  const language = useLanguage()
  const who = useSession()
  return (
    <div class="fax-app" key={language}>
      {who ? <SignedIn key={who.workAccountId} /> : <SignIn />}
      <Toasts />
    </div>
  )
}

function SignedIn() {
  const who = useSession()
  const { path } = usePlace()
  const start = may(who, 'read') ? '/inbox' : '/send'
  const wanted = path === '/' || path === '/sign-in' ? null : path
  useEffect(() => {
    if (!wanted) navigate(start, { replace: true })
  }, [wanted])
  if (!wanted) return null
  for (const area of areas) {
    for (const page of area.pages) {
      const params = match(page.path, wanted)
      if (params && may(who, page.ability)) {
        return (
          <Frame current={page}>
            <Visit key={page.path + JSON.stringify(params)} page={page} params={params} />
          </Frame>
        )
      }
    }
  }
  return (
    <Frame>
      <EmptyState title={t('app.notFound')} heading={1} text={t('app.notFoundHelp')}>
        <Button onClick={() => navigate(start)}>{t('app.home')}</Button>
      </EmptyState>
    </Frame>
  )
}

const loaded = new Map<Page, ComponentType<PageProps>>()
let first = true

function Visit({ page, params }: { page: Page; params: Record<string, string> }) {
  const [Content, setContent] = useState<ComponentType<PageProps> | undefined>(() => loaded.get(page))
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    document.title = `${t(page.title)} · ${t('app.name')}`
    // Whoever listens or goes by keyboard starts at the new page; the first one is left to the browser.
    if (!first) document.getElementById('main')?.focus()
    first = false
    window.scrollTo(0, 0)
    if (loaded.has(page)) return
    let here = true
    page
      .load()
      .then(module => {
        loaded.set(page, module.default)
        if (here) setContent(() => module.default)
      })
      .catch(() => here && setFailed(true))
    return () => {
      here = false
    }
  }, [page])
  if (failed) {
    return (
      <EmptyState title={t('app.failed')} heading={1} text={t('error.unreachable')}>
        <Button onClick={() => location.reload()}>{t('app.reload')}</Button>
      </EmptyState>
    )
  }
  return Content ? <Content params={params} /> : <Spinner />
}
