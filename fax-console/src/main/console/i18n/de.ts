import type { Translation } from './messages'
import type { en } from './en'
import { admin } from './de/admin'
import { operate } from './de/operate'
import { people } from './de/people'
import { shell } from './de/shell'

export const de: Translation<typeof en> = { ...shell, ...people, ...admin, ...operate }
