import { useState } from 'react'
import { Select } from '#web/ui/Select.tsx'
import css from './AlertMessage.module.css'
import { MessagePreview } from '../settings/MessagePreview.tsx'
import type { PreviewedAlert } from '../settings/useServicePreview.ts'
import type { ChosenService } from '../settings/chosenService.ts'

interface Props {
  /** Those that are told; not empty. */
  services: readonly ChosenService[]
  about: PreviewedAlert
}

/** What a service will be sent when the alert fires or clears. */
export function AlertMessage({ services, about }: Props) {
  const [chosen, setChosen] = useState('')
  const service = services.find(({ id }) => String(id) === chosen) ?? services[0]!
  return (
    <div className={css.message}>
      <div className={css.choice}>
        <Select
          label="What is sent to"
          options={services.map(({ id, title }) => ({ value: String(id), label: title }))}
          value={String(service.id)}
          onChange={setChosen}
        />
      </div>
      <MessagePreview type={service.type} settings={service.settings} isWhole about={about} />
    </div>
  )
}
