import type { ParamErrors } from '#api/errors.ts'
import { IconButton } from '#web/ui/Button.tsx'
import { CheckBox } from '#web/ui/CheckBox.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'
import { CloseIcon } from '#web/ui/icons.tsx'
import { SegmentedControl } from '#web/ui/SegmentedControl.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import type { ConditionDraft } from './alertDraft.ts'
import css from './ConditionFields.module.css'
import { conditionUnit } from './conditionUnit.ts'
import { comparesChange, CONDITION_CHOICES, summaryChoices, summaryHintOf } from './conditionChoices.ts'
import { StreamTags } from '../chartEditor/StreamTags.tsx'
import { useMetricNames, useTagValues } from '../page/useCompletion.ts'
import { useMetric } from '../page/useMetric.ts'

interface Props {
  condition: ConditionDraft
  /** `Condition 2`. */
  title: string
  /** By the name of the field. */
  errors: ParamErrors
  onChange: (part: Partial<ConditionDraft>) => void
  /** Left out where it is the only one. */
  onRemove?: (() => void) | undefined
}

/** What a condition looks at, and when it holds. */
export function ConditionFields({ condition, title, errors, onChange, onRemove }: Props) {
  const { type, metric_name, threshold, minutes } = condition
  const isAbsent = type === 'absent'
  const says = (field: string) => errors[field]?.join(', ')
  const unit = conditionUnit(condition.summary_function, useMetric(metric_name, true))
  return (
    <div className={css.fields}>
      <div className={css.head}>
        <h2>{title}</h2>
        {onRemove !== undefined && (
          <IconButton label={`Remove ${title.toLowerCase()}`} onClick={onRemove}>
            <CloseIcon />
          </IconButton>
        )}
      </div>
      <Combobox
        label="Metric"
        takesFocus={metric_name === ''}
        placeholder="Type to find one"
        error={says('metric_name')}
        value={metric_name}
        suggestions={useMetricNames(metric_name)}
        onChange={(name) => onChange({ metric_name: name })}
      />
      <SegmentedControl
        label="Holds when a stream is"
        options={CONDITION_CHOICES}
        value={type}
        onChange={(next) => onChange({ type: next })}
      />
      <div className={css.numbers}>
        {!isAbsent && (
          <TextInput
            label="Threshold"
            {...(unit !== '' && { hint: `In ${unit}.` })}
            inputMode="decimal"
            autoComplete="off"
            error={says('threshold')}
            value={threshold}
            onChange={(event) => onChange({ threshold: event.target.value })}
          />
        )}
        <TextInput
          label="For minutes"
          inputMode="decimal"
          autoComplete="off"
          placeholder={isAbsent ? '1 to 60' : 'At once'}
          hint={isAbsent ? 'So long without any measurement.' : 'Empty: one value is enough.'}
          error={says('duration')}
          value={minutes}
          onChange={(event) => onChange({ minutes: event.target.value })}
        />
      </div>
      <OfMetric {...{ condition, errors, onChange }} />
    </div>
  )
}

/** Which of the metric's streams, and which of their values. */
function OfMetric({ condition, errors, onChange }: Pick<Props, 'condition' | 'errors' | 'onChange'>) {
  const { type, metric_name: metric, source, tags, summary_function: summary } = condition
  const kind = useMetric(metric, true)?.type
  const sources = useTagValues('source', source.replace(/\*/g, ''), metric || undefined)
  if (kind === 'composite') {
    return (
      <p className={css.note}>A composite says itself which streams it is made of; each of them counts.</p>
    )
  }
  return (
    <>
      {type !== 'absent' && (
        <Select
          label="Value of each minute"
          hint={summaryHintOf(summary)}
          options={summaryChoices(kind)}
          value={summary}
          error={errors.summary_function?.join(', ')}
          onChange={(value) => onChange({ summary_function: value })}
        />
      )}
      {type !== 'absent' && comparesChange(summary, kind) && (
        <CheckBox
          label="A fall counts as a restart from zero"
          hint="As counters do when their process starts anew."
          checked={condition.detect_reset ?? kind === 'counter'}
          onChange={(detect_reset) => onChange({ detect_reset })}
        />
      )}
      <Combobox
        label="Source"
        placeholder="All sources"
        hint="* stands for any text."
        error={errors.source?.join(', ')}
        value={source}
        suggestions={sources}
        onChange={(text) => onChange({ source: text })}
      />
      <StreamTags
        tags={tags}
        metric={metric}
        errors={errors}
        groupedLabel="Streams of one value are put together"
        onChange={(next) => onChange({ tags: next })}
      />
    </>
  )
}
