import type { ParamErrors } from '#api/errors.ts'
import { Combobox } from '#web/ui/Combobox.tsx'
import { SegmentedControl } from '#web/ui/SegmentedControl.tsx'
import { Select } from '#web/ui/Select.tsx'
import type { StreamDraft } from '../drafts/chartDraft.ts'
import { compositeOf, isComposite, metricOf } from '../drafts/compositeDraft.ts'
import { CompositeField } from './CompositeField.tsx'
import { lineChoices } from '../drafts/lineChoices.ts'
import css from './StreamFields.module.css'
import { StreamLook } from './StreamLook.tsx'
import type { StreamPreview } from './streamPreviews.ts'
import { StreamTags } from './StreamTags.tsx'
import { SUMMARIES, summaryHint, summaryOf, summaryValue } from '../drafts/summaryChoices.ts'
import { TransformField } from './TransformField.tsx'
import { transformed } from '../drafts/transformPresets.ts'
import { useMetricNames, useMetricWarning, useTagValues } from '../page/useCompletion.ts'

interface Props {
  stream: StreamDraft
  /** By the name of the field. */
  errors: ParamErrors
  preview: StreamPreview | undefined
  /** Which part of its composite is previewed alone. */
  part: string | undefined
  onPart: (part: string | undefined) => void
  onChange: (part: Partial<StreamDraft>) => void
}

const READS = [
  { value: 'metric', label: 'Metric' },
  { value: 'composite', label: 'Composite' },
] as const

/** What a stream reads, how that becomes lines (a composite says it itself), and how they look. */
export function StreamFields({ stream, errors, preview, part, onPart, onChange }: Props) {
  const written = isComposite(stream)
  const read = (kind: 'metric' | 'composite') => {
    if (kind === 'composite') return onChange({ composite: compositeOf(stream), metric: '' })
    onPart(undefined)
    onChange({ composite: null, metric: stream.metric || metricOf(stream.composite ?? '') })
  }
  return (
    <div className={css.fields}>
      <SegmentedControl
        label="Reads"
        options={READS}
        value={written ? 'composite' : 'metric'}
        onChange={read}
      />
      {written ? (
        <CompositeField
          label="Composite"
          takesFocus={stream.composite === ''}
          error={errors.composite?.join(', ')}
          value={stream.composite ?? ''}
          onChange={(composite) => onChange({ composite })}
          part={part}
          onPart={onPart}
        />
      ) : (
        <OfMetric stream={stream} errors={errors} onChange={onChange} />
      )}
      <TransformField
        value={stream.transform_function ?? ''}
        unit={stream.units_short ?? ''}
        sample={preview?.sample}
        error={errors.transform_function?.join(', ')}
        onChange={(formula, unit) => onChange(transformed(formula, unit))}
      />
      <StreamLook stream={stream} errors={errors} onChange={onChange} />
    </div>
  )
}

function OfMetric({ stream, errors, onChange }: Pick<Props, 'stream' | 'errors' | 'onChange'>) {
  const metric = stream.metric ?? ''
  const source = stream.source ?? ''
  const sources = useTagValues('source', source.replace(/[%*]/g, ''), metric || undefined)
  const lines = lineChoices(stream)
  return (
    <>
      <Combobox
        label="Metric"
        takesFocus={metric === ''}
        placeholder="Type to find one"
        error={errors.metric?.join(', ')}
        warning={useMetricWarning(metric)}
        value={metric}
        suggestions={useMetricNames(metric)}
        onChange={(text) => onChange({ metric: text })}
      />
      <Combobox
        label="Source"
        placeholder="All sources"
        hint="* stands for any text; % for the source chosen on the space."
        error={errors.source?.join(', ')}
        value={source}
        suggestions={['%', ...sources]}
        onChange={(text) => onChange({ source: text })}
      />
      <StreamTags
        tags={stream.tags ?? []}
        metric={metric}
        errors={errors}
        onChange={(tags) => onChange({ tags })}
      />
      <Select
        label="Lines"
        hint={lines.hint}
        options={lines.options}
        value={lines.chosen}
        error={errors.group_function?.join(', ')}
        onChange={(group_function) => onChange({ group_function })}
      />
      <Select
        label="Value at each time"
        hint={summaryHint(stream.summary_function)}
        options={SUMMARIES}
        value={summaryValue(stream.summary_function)}
        error={errors.summary_function?.join(', ')}
        onChange={(value) => onChange({ summary_function: summaryOf(value) })}
      />
    </>
  )
}
