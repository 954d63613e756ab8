import { useCallback, useId, useState } from 'react'
import { SERVICE_TYPES, whyNotTold } from '#api/serviceTypes.ts'
import type { Service } from '#api/services.ts'
import { Button } from '#web/ui/Button.tsx'
import { Drawer } from '#web/ui/Drawer.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { LeaveQuestion } from '../page/LeaveQuestion.tsx'
import { MessagePreview } from './MessagePreview.tsx'
import css from './ServiceDrawer.module.css'
import { ServiceForm } from './ServiceForm.tsx'
import { ServiceHistory } from './ServiceHistory.tsx'
import { ServiceTypeChoice } from './ServiceTypeChoice.tsx'
import { TestAnswer } from './TestAnswer.tsx'
import { useServiceDraft } from './useServiceDraft.ts'
import { useServiceTest } from './useServiceTest.ts'

interface Props {
  /** A new one is made without it. */
  service?: Service | undefined
  onClose: () => void
  /** Told what is kept now. It stays open, because a test comes next. */
  onSaved: (service: Service) => void
}

/** A service: its type, then its settings, what it will be sent, and what it was told. */
export default function ServiceDrawer({ service, onClose, onSaved }: Props) {
  const form = useId()
  const draft = useServiceDraft(service, onSaved)
  const test = useServiceTest(draft)
  const { type } = draft
  const [asking, setAsking] = useState(false)
  const hasUnsaved = type !== undefined && draft.isChanged
  const leave = useCallback(() => (hasUnsaved ? setAsking(true) : onClose()), [hasUnsaved, onClose])
  const nothing = type && whyNotTold(type, 'test')
  const nothingSent = nothing && `${nothing}.`
  const mayNotTest =
    nothingSent ?? (draft.isChanged ? 'Save first: a test goes to what is saved.' : undefined)
  return (
    <Drawer
      title={service === undefined ? 'New service' : 'Service'}
      beside={type && <span className={css.type}>{SERVICE_TYPES[type].label}</span>}
      onClose={leave}
      foot={
        type === undefined ? (
          <Button onClick={onClose}>Cancel</Button>
        ) : (
          <>
            {service !== undefined && (
              <Button
                className={css.test ?? ''}
                refusal={mayNotTest}
                busy={test.isPending}
                onClick={() => test.mutate({ params: { id: service.id } })}
              >
                Send a test
              </Button>
            )}
            <Button onClick={leave}>{draft.isChanged ? 'Cancel' : 'Close'}</Button>
            <Button
              kind="primary"
              type="submit"
              form={form}
              busy={draft.isPending}
              refusal={draft.isChanged ? undefined : 'Nothing was changed.'}
            >
              {service === undefined ? 'Create' : 'Save'}
            </Button>
          </>
        )
      }
    >
      {type === undefined ? (
        <ServiceTypeChoice onChoose={draft.choose} />
      ) : (
        <>
          {nothingSent && <Notice tone="plain">{nothingSent}</Notice>}
          {service?.fault !== undefined && <Notice>{service.fault}</Notice>}
          {test.data && !draft.isChanged && (
            <div className={css.answer}>
              <TestAnswer result={test.data} />
            </div>
          )}
          <ServiceForm id={form} type={type} draft={draft} />
          {!nothingSent && <MessagePreview type={type} settings={draft.settings} isWhole={draft.isWhole} />}
          {service !== undefined && <ServiceHistory id={service.id} />}
        </>
      )}
      {asking && <LeaveQuestion what="this service" onStay={() => setAsking(false)} onLeave={onClose} />}
    </Drawer>
  )
}
