import type { ParamErrors } from '#api/errors.ts'
import { Button, IconButton } from '#web/ui/Button.tsx'
import { CloseIcon, PlusIcon } from '#web/ui/icons.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import { type ThresholdDraft, withItem, withoutItem } from '../drafts/chartDraft.ts'
import css from './ThresholdFields.module.css'
import { OPERATOR_NAMES } from '#chart/bigNumber.ts'

interface Props {
  thresholds: readonly ThresholdDraft[]
  errors: ParamErrors
  onChange: (thresholds: ThresholdDraft[]) => void
}

const OPERATORS = (['>', '<', '='] as const).map((value) => ({ value, label: OPERATOR_NAMES[value] }))
const TYPES = [
  { value: 'red', label: 'Critical (red)' },
  { value: 'yellow', label: 'Warning (amber)' },
] as const

/** When a big number takes a colour: the critical threshold wins over the warning. */
export function ThresholdFields({ thresholds, errors, onChange }: Props) {
  return (
    <fieldset className={css.thresholds}>
      <legend className={css.legend}>Thresholds</legend>
      {thresholds.map((threshold, i) => (
        // A row has no identity of its own but its place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={i} className={css.row}>
          <Select
            label="Colour"
            labelPlace="hidden"
            options={TYPES}
            value={threshold.type}
            onChange={(type) => onChange(withItem(thresholds, i, { type }))}
          />
          <Select
            label="Condition"
            labelPlace="hidden"
            options={OPERATORS}
            value={threshold.operator}
            onChange={(operator) => onChange(withItem(thresholds, i, { operator }))}
          />
          <TextInput
            label="Value"
            labelPlace="hidden"
            inputMode="decimal"
            value={String(threshold.value)}
            error={errors[`thresholds[${i}].value`]?.join(', ')}
            onChange={(event) => onChange(withItem(thresholds, i, { value: event.target.value }))}
          />
          <IconButton label="Remove threshold" onClick={() => onChange(withoutItem(thresholds, i))}>
            <CloseIcon />
          </IconButton>
        </div>
      ))}
      <Button
        kind="quiet"
        icon={<PlusIcon />}
        className={css.add ?? ''}
        onClick={() => onChange([...thresholds, { operator: '>', value: '', type: 'red' }])}
      >
        Add threshold
      </Button>
    </fieldset>
  )
}
