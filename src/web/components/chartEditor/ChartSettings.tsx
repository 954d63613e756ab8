import type { ParamErrors } from '#api/errors.ts'
import { TextInput } from '#web/ui/TextInput.tsx'
import type { ChartDraft } from '../drafts/chartDraft.ts'
import { isComposite } from '../drafts/compositeDraft.ts'
import { parted } from '../drafts/draftOf.ts'
import { streamsName } from '../drafts/streamsName.ts'
import css from './ChartSettings.module.css'
import { CheckBox } from '#web/ui/CheckBox.tsx'
import { flagOf } from '../page/flag.ts'
import { RelatedSpaceField } from '../spaceChoice/RelatedSpaceField.tsx'
import { ThresholdFields } from './ThresholdFields.tsx'

interface Props {
  draft: ChartDraft
  errors: ParamErrors
  onChange: (part: Partial<ChartDraft>) => void
}

/** What is said of a chart as a whole: its name, and what its type is read by. */
export function ChartSettings({ draft, errors, onChange }: Props) {
  const text = (name: 'min' | 'max' | 'label') => ({
    value: String(draft[name] ?? ''),
    error: errors[name]?.join(', '),
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  })
  const { measured } = parted(draft)
  return (
    <div className={css.settings}>
      <TextInput
        label="Name"
        placeholder={streamsName(measured)}
        {...(measured.some(isComposite) && { hint: 'Say in a few words what it shows.' })}
        maxLength={255}
        value={draft.name ?? ''}
        error={errors.name?.join(', ')}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      {draft.type === 'bignumber' ? (
        <>
          <CheckBox
            label="Show the last value"
            hint="Otherwise all values of the time range put together, by the stream's summary function."
            checked={flagOf(draft.use_last_value ?? true)}
            onChange={(use_last_value) => onChange({ use_last_value })}
          />
          <ThresholdFields
            thresholds={draft.thresholds ?? []}
            errors={errors}
            onChange={(thresholds) => onChange({ thresholds })}
          />
        </>
      ) : (
        <fieldset className={css.axis}>
          <legend className={css.legend}>Value axis</legend>
          <TextInput label="Min" inputMode="decimal" placeholder="Automatic" {...text('min')} />
          <TextInput label="Max" inputMode="decimal" placeholder="Automatic" {...text('max')} />
          <TextInput label="Label" placeholder="Automatic" {...text('label')} />
          <CheckBox
            label="Logarithmic"
            checked={flagOf(draft.use_log_yaxis ?? false)}
            onChange={(use_log_yaxis) => onChange({ use_log_yaxis })}
          />
        </fieldset>
      )}
      <RelatedSpaceField
        value={typeof draft.related_space === 'number' ? draft.related_space : null}
        error={errors.related_space?.join(', ')}
        onChange={(related_space) => onChange({ related_space })}
      />
    </div>
  )
}
