import { useState } from 'react'
import type { Chart } from '#api/charts.ts'
import { Combobox } from '#web/ui/Combobox.tsx'
import { dynamicOf, valuesOf } from './dynamic.ts'
import type { Viewing } from './spaceAddress.ts'
import css from './SpaceFilter.module.css'
import { useTagValues } from './useCompletion.ts'
import type { ViewActions } from './useViewing.ts'

interface Props {
  viewing: Viewing
  view: ViewActions
  charts: readonly Chart[]
}

/** The source and tags that the charts of this space leave open, chosen once for all of them. */
export function SpaceFilter({ viewing, view, charts }: Props) {
  const dynamic = dynamicOf(charts, viewing)
  const setTag = (name: string, text: string) => {
    const { [name]: _before, ...others } = viewing.tags
    const values = valuesOf(text)
    view.change({ tags: values.length === 0 ? others : { ...others, [name]: values } })
  }
  if (!dynamic.source && dynamic.tags.length === 0) return null
  return (
    <div className={css.filter}>
      {dynamic.source && (
        <Choice
          key={`source ${viewing.source}`}
          label="source"
          initial={viewing.source ?? ''}
          onCommit={(text) => view.change({ source: text.trim() || null })}
        />
      )}
      {dynamic.tags.map((name) => (
        <Choice
          key={`${name} ${viewing.tags[name]?.join()}`}
          label={name}
          initial={viewing.tags[name]?.join(', ') ?? ''}
          onCommit={(text) => setTag(name, text)}
        />
      ))}
    </div>
  )
}

interface ChoiceProps {
  /** The name of the tag; of a source it is `source`. */
  label: string
  initial: string
  onCommit: (text: string) => void
}

function Choice({ label, initial, onCommit }: ChoiceProps) {
  const [text, setText] = useState(initial)
  const values = useTagValues(label, text === initial ? '' : text, undefined)
  const commit = (value: string) => {
    if (value.trim() !== initial) onCommit(value)
  }
  return (
    <Combobox
      label={label}
      labelPlace="beside"
      className={css.choice}
      placeholder="any"
      value={text}
      suggestions={values}
      onChange={setText}
      onCommit={commit}
      onBlur={() => commit(text)}
    />
  )
}
