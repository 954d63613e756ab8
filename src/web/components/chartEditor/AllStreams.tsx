import { Combobox } from '#web/ui/Combobox.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import css from './AllStreams.module.css'
import { common, groupedAllBy, groupedBy } from '../drafts/allStreams.ts'
import type { StreamDraft } from '../drafts/chartDraft.ts'
import { isComposite } from '../drafts/compositeDraft.ts'
import { groupChoices } from '../drafts/lineChoices.ts'
import type { StreamPreview } from './streamPreviews.ts'
import { TransformField } from './TransformField.tsx'
import { transformed } from '../drafts/transformPresets.ts'
import { useTagNames, useTagWarning } from '../page/useCompletion.ts'

interface Props {
  streams: readonly StreamDraft[]
  /** What the first of them comes to. */
  preview: StreamPreview | undefined
  onChange: (streams: StreamDraft[]) => void
}

/** What is said of every stream of the chart at once. A field is empty, and says so, where they differ. */
export function AllStreams({ streams, preview, onChange }: Props) {
  const by = groupedBy(streams)
  const metric = streams.find((stream) => stream.metric)?.metric || undefined
  const transform = common(streams.map(({ transform_function }) => transform_function))
  const measured = streams.filter((stream) => !isComposite(stream))
  const lines = groupChoices(measured)
  const unit = common(streams.map(({ units_short }) => units_short))
  const change = (part: Partial<StreamDraft>) => onChange(streams.map((stream) => ({ ...stream, ...part })))
  return (
    <details className={css.all}>
      <summary className={css.summary}>
        {streams.length === 2 ? 'Both streams' : `All ${streams.length} streams`} at once
      </summary>
      <div className={css.fields}>
        <Combobox
          label="One line per"
          opensOnFocus
          placeholder={by === null ? 'They differ' : 'A tag, such as region'}
          warning={useTagWarning(by ?? '', metric)}
          value={by ?? ''}
          suggestions={useTagNames(by ?? '', metric)}
          onChange={(name) => onChange(groupedAllBy(streams, name))}
        />
        {measured.length > 0 && (
          <Select
            label="Each line is"
            options={lines.options}
            value={lines.chosen}
            onChange={(group_function) => change({ group_function: group_function || null })}
          />
        )}
        <TextInput
          label="Unit, short"
          placeholder={unit === null ? 'They differ' : "The metric's"}
          value={unit ?? ''}
          onChange={(event) => change({ units_short: event.target.value })}
        />
        <TransformField
          value={transform ?? ''}
          unit={unit ?? ''}
          sample={preview?.sample}
          error={undefined}
          onChange={(formula, newUnit) => change(transformed(formula, newUnit))}
        />
      </div>
    </details>
  )
}
