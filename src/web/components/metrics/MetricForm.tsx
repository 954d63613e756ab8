import { type FormEvent, useState } from 'react'
import { type Metric, metricList, metricUpdate, metricView } from '#api/metrics.ts'
import { seriesRead } from '#api/series.ts'
import { useWrite } from '#web/api/query.ts'
import { Button } from '#web/ui/Button.tsx'
import { Field } from '#web/ui/Field.tsx'
import field from '#web/ui/Field.module.css'
import { Notice } from '#web/ui/Notice.tsx'
import { CompositeField } from '../chartEditor/CompositeField.tsx'
import { CompositePreview } from '../chartEditor/CompositePreview.tsx'
import css from './MetricForm.module.css'
import { MetricFieldInput } from './MetricFieldInput.tsx'
import { changesBody, fieldText, METRIC_FIELDS } from './metricFields.ts'

interface Props {
  metric: Metric
  /** Told when the changes are kept, or given up. */
  onDone: () => void
}

/** All that can be set of a metric; only what was changed is sent. */
export function MetricForm({ metric, onDone }: Props) {
  const [changes, setChanges] = useState<Record<string, string>>({})
  const [part, setPart] = useState<string>()
  const update = useWrite(metricUpdate, { invalidates: [metricView, metricList, seriesRead] })
  const errors = update.error?.body.errors.params ?? {}
  const isChanged = Object.keys(changes).length > 0

  const wired = (path: string) => ({
    value: changes[path] ?? fieldText(metric, path),
    error: errors[path]?.join(', '),
  })
  const change = (path: string) => (text: string) => {
    const { [path]: _before, ...others } = changes
    setChanges(text === fieldText(metric, path) ? others : { ...others, [path]: text })
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (update.isPending || !isChanged) return
    update.mutate({ params: { name: metric.name }, body: changesBody(changes) }, { onSuccess: onDone })
  }
  return (
    <form className={css.form} onSubmit={save} noValidate>
      {metric.type === 'composite' && (
        <>
          {(changes.composite !== undefined || part !== undefined) && (
            <CompositePreview
              text={wired('composite').value}
              part={part}
              onWhole={() => setPart(undefined)}
            />
          )}
          <CompositeField
            label="Definition"
            {...wired('composite')}
            onChange={change('composite')}
            part={part}
            onPart={setPart}
          />
        </>
      )}
      <LongText label="Description" {...wired('description')} onChange={change('description')} />
      {METRIC_FIELDS.map((each) => (
        <MetricFieldInput key={each.path} field={each} {...wired(each.path)} onChange={change(each.path)} />
      ))}
      {update.error && <Notice>{`Not saved: ${update.error.message}`}</Notice>}
      <div className={css.save} data-changed={isChanged || undefined}>
        <Button onClick={onDone}>{isChanged ? 'Discard' : 'Cancel'}</Button>
        <Button
          kind="primary"
          type="submit"
          busy={update.isPending}
          refusal={isChanged ? undefined : 'Nothing is changed.'}
        >
          Save
        </Button>
      </div>
    </form>
  )
}

interface LongTextProps {
  label: string
  value: string
  error: string | undefined
  onChange: (text: string) => void
}

function LongText({ label, value, error, onChange }: LongTextProps) {
  return (
    <Field label={label} error={error}>
      {(wiring) => (
        <textarea
          {...wiring}
          className={field.input}
          rows={3}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
