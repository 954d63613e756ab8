import { type FormEvent, useId, useState } from 'react'
import type { ApiError } from '#api/errors.ts'
import { IconButton } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import fieldCss from '#web/ui/Field.module.css'
import { CloseIcon } from '#web/ui/icons.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { Select } from '#web/ui/Select.tsx'
import { batchOf, type SelectedMetrics, countText } from './selectedMetrics.ts'
import { changesBody, LONG_UNIT, METRIC_FIELDS, SHORT_UNIT } from './metricFields.ts'
import { MetricFieldInput } from './MetricFieldInput.tsx'
import { FormFoot } from '../page/FormFoot.tsx'
import css from './MetricsEdit.module.css'
import { useMetricBatches } from './useMetricBatches.ts'

interface Props {
  selected: SelectedMetrics
  count: number
  onClose: () => void
  onDone: () => void
}

/** A name to be read belongs to one metric alone. */
const FIELDS = METRIC_FIELDS.filter(({ path }) => path !== 'display_name')

/** Changes the same of many metrics: only what is added here, and an empty field unsets. */
export function MetricsEdit({ selected, count, onClose, onDone }: Props) {
  const form = useId()
  const { change } = useMetricBatches()
  const [changes, setChanges] = useState<Record<string, string>>({})
  const [state, setState] = useState<'open' | 'busy' | ApiError>('open')
  const errors = typeof state === 'string' ? {} : (state.body.errors.params ?? {})
  const added = FIELDS.filter(({ path }) => path in changes)
  const set = (path: string) => (text: string) => setChanges({ ...changes, [path]: text })
  const drop = (path: string) => {
    const { [path]: _dropped, ...others } = changes
    setChanges(others)
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (state === 'busy' || added.length === 0) return
    setState('busy')
    try {
      await change(batchOf(selected), count, changesBody(changes))
      onDone()
    } catch (error) {
      setState(error as ApiError)
    }
  }
  return (
    <Dialog
      title={`Edit ${countText(count)}`}
      onClose={onClose}
      actions={
        <FormFoot
          form={form}
          verb={`Change ${countText(count)}`}
          busy={state === 'busy'}
          refusal={added.length === 0 ? 'Choose what to change first' : undefined}
          onCancel={onClose}
        />
      }
    >
      <form id={form} onSubmit={(event) => void save(event)} noValidate className={css.form}>
        {typeof state !== 'string' && <Notice>{`Not changed: ${state.message}`}</Notice>}
        {added.map((field) => (
          <div key={field.path} className={css.change}>
            <MetricFieldInput
              field={field}
              value={changes[field.path]!}
              error={errors[field.path]?.join(', ')}
              onChange={set(field.path)}
            />
            <IconButton label={`Leave ${field.label} as it is`} onClick={() => drop(field.path)}>
              <CloseIcon />
            </IconButton>
          </div>
        ))}
        {SHORT_UNIT in changes && !(LONG_UNIT in changes) && (
          <p className={fieldCss.hint}>
            The long unit stays as it is: it is written at the axis of what shares it.
          </p>
        )}
        <Select
          label={added.length === 0 ? 'What to change' : 'And what else'}
          hint="What is not named here stays as it is. A field that is left empty is unset."
          options={[
            { value: '', label: 'Choose' },
            ...FIELDS.filter(({ path }) => !(path in changes)).map(({ path, label }) => ({
              value: path,
              label,
            })),
          ]}
          value=""
          onChange={(path) => path !== '' && set(path)('')}
        />
      </form>
    </Dialog>
  )
}
