import { useState } from 'react'
import { type Service, serviceCreate, serviceList, serviceUpdate, serviceView } from '#api/services.ts'
import { serviceNotificationList } from '#api/serviceNotifications.ts'
import { settingFaults, type ServiceType } from '#api/serviceTypes.ts'
import { useWrite } from '#web/api/query.ts'
import { fieldsOf, presetsOf } from './serviceFields.ts'
import { settingFaultText } from './settingFaultText.ts'

export type ServiceDraft = ReturnType<typeof useServiceDraft>

type Settings = Readonly<Record<string, string>>

/** A service as it is being written: a new one has no type at first. */
export function useServiceDraft(service: Service | undefined, onSaved: (service: Service) => void) {
  const [type, setType] = useState<ServiceType | undefined>(service?.type)
  const [title, setTitle] = useState(service?.title ?? '')
  const [settings, setSettings] = useState<Settings>(service?.settings ?? {})
  const [tries, setTries] = useState(0)
  const tried = tries > 0
  const invalidates = [serviceList, serviceView, serviceNotificationList]
  const create = useWrite(serviceCreate, { invalidates })
  const update = useWrite(serviceUpdate, { invalidates })
  const writing = service === undefined ? create : update
  const faults = type === undefined ? {} : settingFaults(type, settings)
  const refused = writing.error?.body.errors.params ?? {}
  const stored = service?.settings ?? {}
  const told = new Set(['title', ...(type ? fieldsOf(type) : []).map(([name]) => `settings.${name}`)])
  const isTold = Object.keys(refused).length > 0 && Object.keys(refused).every((path) => told.has(path))
  const change = (set: () => void) => {
    if (!writing.isPending) writing.reset()
    set()
  }
  return {
    type,
    title,
    settings: given(settings),
    /** What is typed into a setting, and what is wrong with it: first as the server says, then as far as it is known here. */
    wired: (name: string, label: string) => {
      const value = settings[name] ?? ''
      const path = `settings.${name}`
      return {
        value,
        stored: stored[name] ?? '',
        error: (refused[path] ?? (tried ? faults[path] : undefined))
          ?.map((fault) => settingFaultText(fault, label, value))
          .join(', '),
        onChange: (value: string) => change(() => setSettings({ ...settings, [name]: value })),
      }
    },
    titleError: refused.title?.join(', ') ?? (tried && title.trim() === '' ? 'Enter a title.' : undefined),
    isWhole: type !== undefined && Object.keys(faults).length === 0,
    isChanged:
      title !== (service?.title ?? '') || JSON.stringify(given(settings)) !== JSON.stringify(given(stored)),
    isPending: writing.isPending,
    /** How often it was sent off, and whether what the server then refused stands at its fields. */
    tries,
    isTold,
    /** Why it was not saved, unless that stands at its fields. */
    error: isTold ? null : writing.error,
    choose: (chosen: ServiceType) => {
      setType(chosen)
      setSettings(presetsOf(chosen))
    },
    setTitle: (text: string) => change(() => setTitle(text)),
    save: () => {
      setTries(tries + 1)
      if (writing.isPending || type === undefined || title.trim() === '') return
      if (Object.keys(faults).length > 0) return
      const body = { type, title: title.trim(), settings: given(settings) }
      if (service === undefined) return create.mutate({ body }, { onSuccess: onSaved })
      const { id } = service
      update.mutate({ params: { id }, body }, { onSuccess: () => onSaved({ id, ...body }) })
    },
  }
}

/** Without what was left empty. */
function given(settings: Settings): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value.trim() !== ''))
}
