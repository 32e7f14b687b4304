import type { Translation } from '../messages'
import type { operate as english } from '../en/operate'

export const operate: Translation<typeof english> = {
  'operate.title': 'Betrieb',
}
