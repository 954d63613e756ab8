import { type FormEvent, useState } from 'react'
import { type Metric, metricDelete, metricList, metricUpdate, metricView } from '#api/metrics.ts'
import { seriesRead } from '#api/series.ts'
import { useWrite } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { Button } from '#web/ui/Button.tsx'
import { Field } from '#web/ui/Field.tsx'
import field from '#web/ui/Field.module.css'
import { TrashIcon } from '#web/ui/icons.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import { ColorField } from './ColorField.tsx'
import { DeleteMetric } from './DeleteMetric.tsx'
import css from './MetricAttributes.module.css'
import { changesBody, COLOR, fieldText, METRIC_FIELDS, TRANSFORM } from './metricFields.ts'
import { TransformField } from './TransformField.tsx'

/** What is known of a metric beside its measurements, changed in place and kept by Save. */
export function MetricAttributes({ metric }: { metric: Metric }) {
  const [changes, setChanges] = useState<Record<string, string>>({})
  const [deleting, setDeleting] = useState(false)
  const refusal = useRefusal(metricUpdate)
  const mayNotDelete = useRefusal(metricDelete)
  const update = useWrite(metricUpdate, { invalidates: [metricView, metricList, seriesRead] })
  const errors = update.error?.body.errors.params ?? {}
  const isChanged = Object.keys(changes).length > 0

  const wired = (path: string) => ({
    value: changes[path] ?? fieldText(metric, path),
    error: errors[path]?.join(', '),
    disabled: refusal !== undefined,
  })
  const change = (path: string) => (text: string) => {
    const { [path]: _before, ...others } = changes
    setChanges(text === fieldText(metric, path) ? others : { ...others, [path]: text })
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (update.isPending || !isChanged) return
    const done = { onSuccess: () => setChanges({}) }
    update.mutate({ params: { name: metric.name }, body: changesBody(changes) }, done)
  }
  return (
    <aside aria-label="Attributes" className={css.attributes}>
      <form className={css.form} onSubmit={save} noValidate>
        <p className={css.kind}>
          A {metric.type}
          {refusal !== undefined && <span className={css.refusal}>{refusal}</span>}
        </p>
        {metric.type === 'composite' && (
          <LongText label="Definition" isCode {...wired('composite')} onChange={change('composite')} />
        )}
        <LongText label="Description" {...wired('description')} onChange={change('description')} />
        {METRIC_FIELDS.map(({ path, label, options, ...rest }) =>
          options === undefined ? (
            <TextInput
              key={path}
              label={label}
              {...rest}
              {...wired(path)}
              onChange={(event) => change(path)(event.target.value)}
            />
          ) : (
            <Select key={path} label={label} options={options} {...wired(path)} onChange={change(path)} />
          ),
        )}
        <fieldset disabled={refusal !== undefined} className={css.look}>
          <ColorField {...wired(COLOR)} onChange={change(COLOR)} />
          <TransformField {...wired(TRANSFORM)} onChange={change(TRANSFORM)} />
        </fieldset>
        {update.error && <Notice>{`Not saved: ${update.error.message}`}</Notice>}
        {isChanged && (
          <div className={css.save}>
            <Button
              onClick={() => {
                setChanges({})
                update.reset()
              }}
            >
              Discard
            </Button>
            <Button kind="primary" type="submit" busy={update.isPending}>
              Save
            </Button>
          </div>
        )}
      </form>
      <Button kind="danger" icon={<TrashIcon />} refusal={mayNotDelete} onClick={() => setDeleting(true)}>
        Delete metric
      </Button>
      {deleting && <DeleteMetric metric={metric} onClose={() => setDeleting(false)} />}
    </aside>
  )
}

interface LongTextProps {
  label: string
  isCode?: boolean
  value: string
  error: string | undefined
  disabled: boolean
  onChange: (text: string) => void
}

function LongText({ label, isCode = false, value, error, disabled, onChange }: LongTextProps) {
  return (
    <Field label={label} error={error}>
      {(wiring) => (
        <textarea
          {...wiring}
          className={`${field.input} ${isCode ? css.code : ''}`}
          rows={isCode ? 6 : 3}
          spellCheck={!isCode}
          disabled={disabled}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
