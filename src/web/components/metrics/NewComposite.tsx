import { type FormEvent, useCallback, useEffect, useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { metricList, metricUpdate } from '#api/metrics.ts'
import { MAX_LENGTH } from '#api/pagination.ts'
import { faultsOf } from '#compose/faults.ts'
import { q, useQuery, useWrite } from '#web/api/query.ts'
import { metricPath } from '#web/paths.ts'
import { Drawer } from '#web/ui/Drawer.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import { CompositeField } from '../chartEditor/CompositeField.tsx'
import { CompositePreview } from '../chartEditor/CompositePreview.tsx'
import { FormFoot } from '../page/FormFoot.tsx'
import { LeaveQuestion } from '../page/LeaveQuestion.tsx'
import css from './NewComposite.module.css'
import { useWithTime } from '../page/useWithTime.ts'

/** Makes a composite metric: a name for what is written, drawn while it is written. */
export default function NewComposite({ onClose }: { onClose: () => void }) {
  const form = useId()
  const navigate = useNavigate()
  const timed = useWithTime()
  const first = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [text, setText] = useState('')
  const [part, setPart] = useState<string>()
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  useEffect(() => first.current?.focus(), [])
  const isEmpty = name.trim() === '' && text.trim() === ''
  const leave = useCallback(() => (isEmpty ? onClose() : setAsking(true)), [isEmpty, onClose])

  const wanted = name.trim()
  const query = { name: wanted, length: MAX_LENGTH }
  const existing = useQuery({ ...q(metricList, { query }), enabled: wanted !== '' })
  const names = existing.data && 'metrics' in existing.data ? existing.data.metrics : []
  const isTaken = names.some(({ name: known }) => known.toLowerCase() === wanted.toLowerCase())
  const create = useWrite(metricUpdate, { invalidates: [metricList] })
  const errors = create.error?.body.errors.params ?? {}
  const nameError = isTaken
    ? 'There is a metric of this name already.'
    : (errors.name?.join(', ') ?? (tried && wanted === '' ? 'Give it a name.' : undefined))
  const textError =
    errors.composite?.join(', ') ?? (tried && text.trim() === '' ? 'Write what it is made of.' : undefined)

  const save = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const isWhole = wanted !== '' && text.trim() !== '' && faultsOf(text).length === 0
    if (create.isPending || existing.isFetching || isTaken || !isWhole) return
    create.mutate(
      { params: { name: wanted }, query: { new: true }, body: { type: 'composite', composite: text } },
      { onSuccess: () => void navigate(timed(metricPath(wanted))) },
    )
  }
  return (
    <Drawer
      title="New composite metric"
      onClose={leave}
      foot={<FormFoot form={form} verb="Create" busy={create.isPending} onCancel={leave} />}
      above={
        <div className={css.preview}>
          <CompositePreview text={text} part={part} onWhole={() => setPart(undefined)} />
        </div>
      }
    >
      <form id={form} className={css.form} onSubmit={save} noValidate>
        {create.error && <Notice>{`Not created: ${create.error.message}`}</Notice>}
        <TextInput
          ref={first}
          label="Name"
          placeholder="requests.error_rate"
          autoComplete="off"
          spellCheck={false}
          value={name}
          error={nameError}
          onChange={(event) => setName(event.target.value)}
        />
        <CompositeField
          label="Definition"
          value={text}
          error={textError}
          onChange={setText}
          part={part}
          onPart={setPart}
        />
      </form>
      {asking && <LeaveQuestion what="this metric" onStay={() => setAsking(false)} onLeave={onClose} />}
    </Drawer>
  )
}
