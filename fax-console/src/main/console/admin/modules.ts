import { tOr, type MessageKey } from '../i18n/messages'

/** A step of a callflow, as the API has it. */
export interface Step {
  module: string
  data: Record<string, unknown>
  children?: Record<string, Step>
}

export type FieldKind = 'faxbox' | 'user' | 'text' | 'number' | 'tri' | 'hangupCause'

interface ModuleField {
  /** Where it lies in `data`, with dots. */
  path: string
  label: MessageKey
  kind: FieldKind
  required?: boolean
  min?: number
  max?: number
  /** What holds when it is left out. */
  usual?: string
}

interface Module {
  fields: ModuleField[]
  /** What may follow, by the names of its children. */
  next: string[]
}

const T38: ModuleField = { path: 'media.fax_option', label: 'flow.t38', kind: 'tri' }
const TIMEOUT: ModuleField = { path: 'timeout', label: 'flow.timeout', kind: 'number', min: 1, max: 600, usual: '40' }

/** What there is (docs/callflows.md), in the order of the choice. */
export const MODULES: Record<string, Module> = {
  faxbox: { fields: [{ path: 'id', label: 'flow.faxbox', kind: 'faxbox', required: true }, T38], next: [] },
  receive_fax: { fields: [{ path: 'owner_id', label: 'flow.user', kind: 'user', required: true }, T38], next: [] },
  fax_detect: {
    fields: [{ path: 'duration', label: 'flow.duration', kind: 'number', min: 1, max: 60 }],
    next: ['ON_FAX', 'ON_VOICE', '_'],
  },
  device: { fields: [{ path: 'dial_string', label: 'flow.dialString', kind: 'text', required: true }, TIMEOUT], next: ['_'] },
  resources: {
    fields: [{ path: 'to_did', label: 'flow.toDid', kind: 'text' }, { path: 'dial_string', label: 'flow.dialStringElse', kind: 'text' }, TIMEOUT],
    next: ['_'],
  },
  response: {
    fields: [
      { path: 'code', label: 'flow.code', kind: 'number', min: 400, max: 699, usual: '486' },
      { path: 'message', label: 'flow.message', kind: 'text' },
      { path: 'media', label: 'flow.media', kind: 'text' },
    ],
    next: [],
  },
  hangup: { fields: [{ path: 'cause', label: 'flow.cause', kind: 'hangupCause', usual: 'NORMAL_CLEARING' }], next: [] },
}

export const HANGUP_CAUSES = [
  'NORMAL_CLEARING',
  'USER_BUSY',
  'NO_USER_RESPONSE',
  'NO_ANSWER',
  'CALL_REJECTED',
  'UNALLOCATED_NUMBER',
  'NUMBER_CHANGED',
  'DESTINATION_OUT_OF_ORDER',
  'NORMAL_TEMPORARY_FAILURE',
]

export function moduleName(module: string): string {
  return tOr(`module.${module}`, module)
}

/** What `data` has at a path. */
export function valueAt(data: Record<string, unknown>, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], data)
}

/** The same data with another value at a path; undefined takes it away. */
export function withValue(data: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> {
  const [name = '', ...rest] = path.split('.')
  const copy = { ...data }
  if (rest.length) {
    const inner = withValue((copy[name] as Record<string, unknown> | undefined) ?? {}, rest.join('.'), value)
    if (Object.keys(inner).length) copy[name] = inner
    else delete copy[name]
  } else if (value === undefined || value === '') delete copy[name]
  else copy[name] = value
  return copy
}
