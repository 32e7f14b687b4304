import { admin } from './en/admin'
import { operate } from './en/operate'
import { people } from './en/people'
import { shell } from './en/shell'

/** English, by area, so that areas can be written side by side. */
export const en = { ...shell, ...people, ...admin, ...operate } as const
