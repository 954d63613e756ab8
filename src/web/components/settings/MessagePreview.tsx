import { useState } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { SegmentedControl } from '#web/ui/SegmentedControl.tsx'
import css from './MessagePreview.module.css'
import { readableBody } from './readableBody.ts'
import { type Previewed, useServicePreview } from './useServicePreview.ts'

const EVENTS = [
  { value: 'trigger', label: 'Fires' },
  { value: 'clear', label: 'Clears' },
] as const

/** What a service of such settings will be sent, before it is. */
export function MessagePreview(previewed: Previewed) {
  const { isWhole, about } = previewed
  const [event, setEvent] = useState<'trigger' | 'clear'>('trigger')
  const what = about === undefined ? 'an alert' : 'it'
  const { data, error, refetch } = useServicePreview(previewed, event)
  return (
    <section aria-label="Preview" className={css.preview}>
      <header className={css.head}>
        <h3>When {what}</h3>
        <SegmentedControl label={`When ${what}`} options={EVENTS} value={event} onChange={setEvent} />
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
          <MessageBody text={data.mail.text} />
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
          <MessageBody text={readableBody(data.request.body)} />
        </>
      )}
    </section>
  )
}

function MessageBody({ text }: { text: string }) {
  return (
    // What is too long for it is scrolled by the keyboard, too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className={css.body} tabIndex={0} aria-label="Message">
      {text}
    </pre>
  )
}
