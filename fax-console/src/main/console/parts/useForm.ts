import { useCallback, useMemo, useState } from 'preact/hooks'
import { ApiError } from '../api/client'
import { t } from '../i18n/messages'
import { useLeaveGuard } from '../shell/router'

export interface FormState<T> {
  values: T
  /** Sets one field. */
  set: <K extends keyof T>(field: K, value: T[K]) => void
  /** Starts anew from what is saved. */
  reset: (values: T) => void
  /** Whether something differs from what is saved. */
  changed: boolean
  busy: boolean
  /** The refusal as a whole; what is wrong with single fields is in `errors`. */
  error?: ApiError
  errors: Record<string, string>
  /** Saves by what is given, and takes the refusal apart. Resolves to whether it was saved. */
  submit: (save: (values: T) => Promise<unknown>) => Promise<boolean>
}

/**
 * The state of a form: values, what has changed, the API's refusals at their fields. Asks before
 * the page is left with unsaved changes.
 */
export function useForm<T extends object>(initial: T): FormState<T> {
  const [saved, setSaved] = useState(initial)
  const [values, setValues] = useState(initial)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError>()
  const changed = useMemo(() => JSON.stringify(values) !== JSON.stringify(saved), [values, saved])
  useLeaveGuard(changed && !busy, t('form.unsaved'))
  const reset = useCallback((next: T) => {
    setSaved(next)
    setValues(next)
    setError(undefined)
  }, [])
  const submit = async (save: (values: T) => Promise<unknown>) => {
    setBusy(true)
    setError(undefined)
    try {
      await save(values)
      setSaved(values)
      return true
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause
      setError(cause)
      return false
    } finally {
      setBusy(false)
    }
  }
  return {
    values,
    set: (field, value) => setValues(before => ({ ...before, [field]: value })),
    reset,
    changed,
    busy,
    error,
    errors: error?.fields ?? {},
    submit,
  }
}
