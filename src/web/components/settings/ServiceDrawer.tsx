import { useCallback, useId, useState } from 'react'
import { SERVICE_TYPES, type ServiceType, whyNotTold } from '#api/serviceTypes.ts'
import type { Service } from '#api/services.ts'
import type { TestResult } from '#api/serviceTests.ts'
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
import { type ServiceDraft, useServiceDraft } from './useServiceDraft.ts'
import { useDraftTest } from './useDraftTest.ts'
import { type PreviewedAlert, useServicePreview } from './useServicePreview.ts'

interface Props {
  /** A new one is made without it. */
  service?: Service | undefined
  /** What its preview is about; one that is made up where it is left out. */
  about?: PreviewedAlert | undefined
  onClose: () => void
  /** Told what is kept now. */
  onSaved: (service: Service) => void
}

/** A service: its type, then its settings, what it will be sent, and what it was told. */
export default function ServiceDrawer({ service, about, onClose, onSaved }: Props) {
  const form = useId()
  const draft = useServiceDraft(service, onSaved)
  const { type, isWhole } = draft
  const test = useDraftTest(draft, service)
  const [asking, setAsking] = useState(false)
  const hasUnsaved = type !== undefined && draft.isChanged
  const leave = useCallback(() => (hasUnsaved ? setAsking(true) : onClose()), [hasUnsaved, onClose])
  const nothing = type && whyNotTold(type, 'test')
  const nothingSent = nothing && `${nothing}.`
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
            <Button
              className={css.test ?? ''}
              refusal={nothingSent ?? (isWhole ? undefined : 'Fill in the fields first.')}
              busy={test.isPending}
              onClick={test.send}
            >
              Send a test
            </Button>
            <Button onClick={leave}>{draft.isChanged ? 'Cancel' : 'Close'}</Button>
            <Button
              kind="primary"
              type="submit"
              form={form}
              busy={draft.isPending}
              refusal={service === undefined || draft.isChanged ? undefined : 'Nothing was changed.'}
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
          <DraftedService id={form} result={test.result} shown={!nothingSent} {...{ type, draft, about }} />
          {service !== undefined && <ServiceHistory id={service.id} />}
        </>
      )}
      {asking && <LeaveQuestion what="this service" onStay={() => setAsking(false)} onLeave={onClose} />}
    </Drawer>
  )
}

interface DraftedProps {
  id: string
  type: ServiceType
  draft: ServiceDraft
  about: PreviewedAlert | undefined
  /** What came of a test of it as it is written. */
  result: TestResult | undefined
  /** Whether anything is sent to it that can be shown. */
  shown: boolean
}

/** What came of a test, the fields of a service, and what it will be sent. */
function DraftedService({ id, type, draft, about, result, shown }: DraftedProps) {
  const previewed = { type, settings: draft.settings, isWhole: draft.isWhole, about }
  const { data } = useServicePreview(previewed)
  const refused = draft.isWhole ? data?.refused : undefined
  return (
    <>
      {result && (
        <div className={css.answer}>
          <TestAnswer result={result} toldBelow={refused} />
        </div>
      )}
      <ServiceForm id={id} type={type} draft={draft} refused={refused ? `${refused}.` : undefined} />
      {shown && <MessagePreview {...previewed} />}
    </>
  )
}
