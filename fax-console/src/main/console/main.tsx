import 'patternfly/patternfly.css'
import './style.css'
import './people/people.css'
import { render } from 'preact'
import { chooseLanguage, preferredLanguage } from './i18n/messages'
import { applyTheme } from './shell/theme'
import { App } from './shell/App'

applyTheme()
chooseLanguage(preferredLanguage()).then(() => {
  const root = document.getElementById('console')
  if (root) render(<App />, root)
})
