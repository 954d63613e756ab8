import { useState } from 'react'
import { servicePreview } from '#api/servicePreview.ts'
import type { Service } from '#api/services.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import { Notice } from '#web/ui/Notice.tsx'
import { SegmentedControl } from '#web/ui/SegmentedControl.tsx'
import { Select } from '#web/ui/Select.tsx'
import css from './AlertMessage.module.css'
import { readableBody } from '../settings/readableBody.ts'

interface Props {
  /** Those that are told; not empty. */
  services: readonly Service[]
  /** Undefined for an alert that is not stored yet: one that is made up stands for it. */
  alertId: number | undefined
}

const EVENTS = [
  { value: 'trigger', label: 'Fires' },
  { value: 'clear', label: 'Clears' },
] as const

/** What a service will be sent when the alert fires or clears. */
export function AlertMessage({ services, alertId }: Props) {
  const [event, setEvent] = useState<'trigger' | 'clear'>('trigger')
  const [chosen, setChosen] = useState('')
  const service = services.find(({ id }) => String(id) === chosen) ?? services[0]!
  const body = {
    type: service.type,
    settings: service.settings,
    event,
    ...(alertId !== undefined && { alert: alertId }),
  }
  const { data, error } = useQuery({
    ...q(servicePreview, { body }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const text = data?.mail?.text ?? (data?.request ? readableBody(data.request.body) : undefined)
  return (
    <section aria-label="What is sent" className={css.message}>
      <div className={css.choices}>
        <Select
          label="What is sent to"
          options={services.map(({ id, title }) => ({ value: String(id), label: title }))}
          value={String(service.id)}
          onChange={setChosen}
        />
        <SegmentedControl label="When it" options={EVENTS} value={event} onChange={setEvent} />
      </div>
      {alertId === undefined && (
        <p className={css.note}>Of an alert that is made up, until this one is saved.</p>
      )}
      {error !== null && <Notice>{`No preview: ${error.message}`}</Notice>}
      {data?.nothing && <p className={css.note}>{`${data.nothing}.`}</p>}
      {data?.mail && <p className={css.subject}>{data.mail.subject}</p>}
      {text !== undefined && (
        // What is too long for it is scrolled by the keyboard, too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className={css.body} tabIndex={0} aria-label="Message">
          {text}
        </pre>
      )}
    </section>
  )
}
