import { useState } from 'react'
import type { ParamErrors } from '#api/errors.ts'
import { Button, IconButton } from '#web/ui/Button.tsx'
import { CheckBox } from '#web/ui/CheckBox.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'
import { CloseIcon, PlusIcon } from '#web/ui/icons.tsx'
import { type TagDraft, withItem, withoutItem } from '../drafts/chartDraft.ts'
import { flagOf } from '../page/flag.ts'
import { valuesOf } from '../viewing/dynamic.ts'
import css from './StreamTags.module.css'
import { useTagNames, useTagValues, useTagWarning } from '../page/useCompletion.ts'

interface Props {
  tags: readonly TagDraft[]
  metric: string
  errors: ParamErrors
  /** What `grouped` means here, in place of one line per value; nothing is chosen on a space then. */
  groupedLabel?: string
  onChange: (tags: TagDraft[]) => void
}

/** The tags that a stream is filtered and grouped by. */
export function StreamTags({ tags, metric, errors, groupedLabel, onChange }: Props) {
  return (
    <div className={css.tags}>
      {tags.map((tag, i) => (
        <TagRow
          // A row has no identity of its own but its place.
          // oxlint-disable-next-line react/no-array-index-key
          key={i}
          tag={tag}
          metric={metric}
          among={filterOf(withoutItem(tags, i))}
          groupedLabel={groupedLabel}
          error={errors[`tags[${i}].name`] ?? errors[`tags[${i}].values`]}
          onChange={(part) => onChange(withItem(tags, i, part))}
          onRemove={() => onChange(withoutItem(tags, i))}
        />
      ))}
      <Button
        kind="quiet"
        icon={<PlusIcon />}
        className={css.add ?? ''}
        onClick={() => onChange([...tags, { name: '' }])}
      >
        Add tag
      </Button>
    </div>
  )
}

/** Which streams are left by tags whose values are known; those of the space are not. */
function filterOf(tags: readonly TagDraft[]): Record<string, string[]> {
  const known = tags.filter(({ name, dynamic }) => name !== '' && !flagOf(dynamic))
  const values = known.map(({ name, values = [] }) => [name, [values ?? []].flat()] as const)
  return Object.fromEntries(values.filter(([, given]) => given.length > 0))
}

interface RowProps {
  tag: TagDraft
  metric: string
  /** What the other rows leave. */
  among: Record<string, string[]>
  groupedLabel: string | undefined
  error: string[] | undefined
  onChange: (part: Partial<TagDraft>) => void
  onRemove: () => void
}

function TagRow({ tag, metric, among, groupedLabel, error, onChange, onRemove }: RowProps) {
  // What is typed may end in a comma, which the list of values does not keep; it holds while it says the same values,
  // because this row may become that of another tag when one above is removed.
  const values = [tag.values ?? []].flat().join(', ')
  const [entered, setEntered] = useState(values)
  const text = valuesOf(entered).join(', ') === values ? entered : values
  const typed = text.slice(text.lastIndexOf(',') + 1).trim()
  const names = useTagNames(tag.name, metric || undefined)
  const found = useTagValues(tag.name, typed.replace(/\*/g, ''), metric || undefined, among)
  const setValues = (next: string) => {
    setEntered(next)
    onChange({ values: valuesOf(next) })
  }
  const chosen = valuesOf(text).filter((value) => value !== typed)
  return (
    <div className={css.row}>
      <Combobox
        label="Tag"
        takesFocus={tag.name === ''}
        error={error?.join(', ')}
        warning={useTagWarning(tag.name, metric || undefined)}
        value={tag.name}
        suggestions={names}
        onChange={(name) => onChange({ name })}
      />
      <Combobox
        label="Values"
        placeholder={flagOf(tag.dynamic) ? 'Chosen on the space' : 'Any; several with commas'}
        value={text}
        disabled={flagOf(tag.dynamic)}
        suggestions={found.map((value) => [...chosen, value].join(', '))}
        onChange={setValues}
      />
      <IconButton label={`Remove tag ${tag.name}`} className={css.remove ?? ''} onClick={onRemove}>
        <CloseIcon />
      </IconButton>
      <div className={css.flags}>
        <CheckBox
          label={groupedLabel ?? 'One line per value'}
          checked={flagOf(tag.grouped)}
          onChange={(grouped) => onChange({ grouped })}
        />
        {groupedLabel === undefined && (
          <CheckBox
            label="Chosen on the space"
            checked={flagOf(tag.dynamic)}
            onChange={(dynamic) => onChange({ dynamic })}
          />
        )}
      </div>
    </div>
  )
}
