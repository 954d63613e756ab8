import type { ParamErrors } from '#api/errors.ts'
import { Combobox } from '#web/ui/Combobox.tsx'
import { Select } from '#web/ui/Select.tsx'
import type { StreamDraft } from './chartDraft.ts'
import { lineChoices } from './lineChoices.ts'
import css from './StreamFields.module.css'
import { StreamLook } from './StreamLook.tsx'
import type { StreamPreview } from './streamPreviews.ts'
import { StreamTags } from './StreamTags.tsx'
import { SUMMARIES, summaryHint, summaryOf, summaryValue } from './summaryChoices.ts'
import { TransformField } from './TransformField.tsx'
import { transformed } from './transformPresets.ts'
import { useMetricNames, useTagValues } from './useCompletion.ts'

interface Props {
  stream: StreamDraft
  /** By the name of the field. */
  errors: ParamErrors
  preview: StreamPreview | undefined
  onChange: (part: Partial<StreamDraft>) => void
}

/** What a stream reads, how that becomes lines (a composite says it itself), and how they look. */
export function StreamFields({ stream, errors, preview, onChange }: Props) {
  const metric = stream.metric ?? ''
  const source = stream.source ?? ''
  const sources = useTagValues('source', source.replace(/[%*]/g, ''), metric || undefined)
  const lines = lineChoices(stream)
  const isComposite = Boolean(stream.composite)
  return (
    <div className={css.fields}>
      <Combobox
        label="Metric"
        takesFocus={metric === '' && !isComposite}
        placeholder={isComposite ? 'A composite' : 'Type to find one'}
        hint={isComposite ? `Composite: ${stream.composite}` : undefined}
        error={errors.metric?.join(', ')}
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
      {!isComposite && (
        <Select
          label="Lines"
          hint={lines.hint}
          options={lines.options}
          value={lines.chosen}
          error={errors.group_function?.join(', ')}
          onChange={(group_function) => onChange({ group_function })}
        />
      )}
      <Select
        label="Value at each time"
        hint={summaryHint(stream.summary_function)}
        options={SUMMARIES}
        value={summaryValue(stream.summary_function)}
        error={errors.summary_function?.join(', ')}
        onChange={(value) => onChange({ summary_function: summaryOf(value) })}
      />
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
