import type { Translation } from '../messages'
import type { admin as english } from '../en/admin'

export const admin: Translation<typeof english> = {
  'admin.title': 'Verwaltung',
}
