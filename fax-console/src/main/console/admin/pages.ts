import type { Page } from '../shell/pages'

/** The administrators' pages, in the order of the navigation. */
export const adminPages: Page[] = [
  { path: '/admin/faxboxes', title: 'faxboxes.title', ability: 'administer', icon: 'fax', load: () => import('./Faxboxes') },
  { path: '/admin/faxboxes/:id', title: 'faxboxes.title', ability: 'administer', load: () => import('./Faxbox') },
  { path: '/admin/numbers', title: 'numbers.title', ability: 'administer', icon: 'phone', load: () => import('./Numbers') },
  { path: '/admin/callflows', title: 'callflows.title', ability: 'administer', icon: 'flow', load: () => import('./Callflows') },
  { path: '/admin/callflows/:id', title: 'callflows.title', ability: 'administer', load: () => import('./Callflow') },
  { path: '/admin/users', title: 'users.title', ability: 'administer', icon: 'people', load: () => import('./Users') },
  { path: '/admin/users/:id', title: 'users.title', ability: 'administer', load: () => import('./User') },
  { path: '/admin/keys', title: 'keys.title', ability: 'administer', icon: 'key', load: () => import('./Keys') },
  { path: '/admin/webhooks', title: 'webhooks.title', ability: 'administer', icon: 'webhook', load: () => import('./Webhooks') },
  { path: '/admin/webhooks/:id', title: 'webhooks.title', ability: 'administer', load: () => import('./Webhook') },
  { path: '/admin/templates', title: 'templates.title', ability: 'administer', icon: 'mail', load: () => import('./Templates') },
  { path: '/admin/templates/:id', title: 'templates.title', ability: 'administer', load: () => import('./Template') },
  { path: '/admin/settings', title: 'settings.title', ability: 'administer', icon: 'settings', load: () => import('./Settings') },
  { path: '/admin/settings/history', title: 'settings.historyTitle', ability: 'administer', load: () => import('./SettingsHistory') },
  { path: '/admin/usage', title: 'usage.title', ability: 'administer', icon: 'chart', load: () => import('./Usage') },
  { path: '/admin/account', title: 'accountPage.title', ability: 'administer', icon: 'building', load: () => import('./Account') },
  { path: '/admin/accounts', title: 'accounts.title', ability: 'resell', icon: 'list', load: () => import('./Accounts') },
]
