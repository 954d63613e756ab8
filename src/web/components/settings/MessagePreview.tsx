import { useState } from 'react'
import { servicePreview } from '#api/servicePreview.ts'
import type { ServiceType } from '#api/serviceTypes.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import { Button } from '#web/ui/Button.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { SegmentedControl } from '#web/ui/SegmentedControl.tsx'
import css from './MessagePreview.module.css'
import { readableBody } from './readableBody.ts'
import { useSettled } from '../page/useSettled.ts'

interface Props {
  type: ServiceType
  settings: Record<string, string>
  /** Nothing is shown of settings that are not complete yet. */
  isWhole: boolean
}

const EVENTS = [
  { value: 'trigger', label: 'Triggers' },
  { value: 'clear', label: 'Clears' },
] as const

/** What a service of such settings will be sent, before it is. */
export function MessagePreview({ type, settings, isWhole }: Props) {
  const [event, setEvent] = useState<'trigger' | 'clear'>('trigger')
  const text = JSON.stringify(settings)
  const asked = JSON.parse(useSettled(text, text)) as Record<string, string>
  const { data, error, refetch } = useQuery({
    ...q(servicePreview, { body: { type, settings: asked, event } }),
    enabled: isWhole,
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (
    <section aria-label="Preview" className={css.preview}>
      <header className={css.head}>
        <h3>When an alert</h3>
        <SegmentedControl label="When an alert" options={EVENTS} value={event} onChange={setEvent} />
      </header>
      {!isWhole && (
        <p className={css.word}>What it will be sent is shown here once the fields are filled in.</p>
      )}
      {isWhole && error !== null && (
        <Notice action={<Button onClick={() => void refetch()}>Try again</Button>}>
          {`No preview: ${error.message}`}
        </Notice>
      )}
      {isWhole && data?.nothing && <p className={css.word}>{`${data.nothing}.`}</p>}
      {isWhole && data?.mail && (
        <>
          <dl className={css.facts}>
            <dt>To</dt>
            <dd>{data.mail.to.join(', ')}</dd>
            <dt>Subject</dt>
            <dd>{data.mail.subject}</dd>
          </dl>
          <pre className={css.body}>{data.mail.text}</pre>
        </>
      )}
      {isWhole && data?.request && (
        <>
          <dl className={css.facts}>
            <dt>{data.request.method}</dt>
            <dd>{data.request.url}</dd>
            {Object.entries(data.request.headers).map(([name, value]) => (
              <div key={name} className={css.fact}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <pre className={css.body}>{readableBody(data.request.body)}</pre>
        </>
      )}
    </section>
  )
}
