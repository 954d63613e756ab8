import type { Chart } from '#api/charts.ts'
import { dynamicOf, valuesOf } from '../viewing/dynamic.ts'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import type { Viewing } from '../viewing/spaceAddress.ts'
import css from './SpaceFilter.module.css'
import type { ViewActions } from '../viewing/useViewing.ts'

/* The charts do not wait for the list that completes. */
const DynamicChoice = late(() => import('./DynamicChoice.tsx'))

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
          label="source"
          initial={viewing.source ?? ''}
          onCommit={(text) => view.change({ source: text.trim() || null })}
        />
      )}
      {dynamic.tags.map((name) => (
        <Choice
          key={name}
          label={name}
          initial={viewing.tags[name]?.join(', ') ?? ''}
          onCommit={(text) => setTag(name, text)}
        />
      ))}
    </div>
  )
}

interface ChoiceProps {
  label: string
  initial: string
  onCommit: (text: string) => void
}

function Choice({ label, initial, onCommit }: ChoiceProps) {
  const toCome = (
    <span className={css.toCome}>
      {label} <bdi>{initial || 'any'}</bdi>
    </span>
  )
  return (
    <LateBoundary fallback={toCome}>
      <DynamicChoice {...{ label, initial, onCommit }} />
    </LateBoundary>
  )
}
