import { useState } from 'react'
import { METRIC_NAME } from '#api/names.ts'
import { annotationName } from '#chart/eventsOfChart.ts'
import { IconButton } from '#web/ui/Button.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'
import { CloseIcon } from '#web/ui/icons.tsx'
import css from './AnnotationField.module.css'
import { bestFirst } from '../page/bestFirst.ts'
import { type StreamDraft, withoutItem } from '../drafts/chartDraft.ts'
import { MarkShape } from '../annotations/MarkShape.tsx'
import { useAnnotationStreams } from '../annotations/useAnnotationStreams.ts'

interface Props {
  /** The chart's streams of annotations. */
  streams: readonly StreamDraft[]
  onChange: (streams: StreamDraft[]) => void
}

/** The annotation streams that a chart shows, found by typing. A stream that has no events yet may be chosen too. */
export function AnnotationField({ streams, onChange }: Props) {
  const [text, setText] = useState('')
  const found = useAnnotationStreams(text.trim())
  const names = streams.map(annotationName)
  const chosen = new Set(names.map((name) => name.toLowerCase()))
  const suggestions = found.streams.map(({ name }) => name).filter((name) => !chosen.has(name.toLowerCase()))
  const entered = text.trim()
  const add = (name: string) => {
    if (!METRIC_NAME.test(name)) return
    setText('')
    if (!chosen.has(name.toLowerCase())) onChange([...streams, { type: 'annotation', metric: name }])
  }
  return (
    <section aria-label="Annotations" className={css.field}>
      <Combobox
        label="Annotations"
        placeholder="Add a stream, such as deploys"
        error={entered === '' || METRIC_NAME.test(entered) ? undefined : 'may hold A-Z a-z 0-9 . : - _'}
        value={text}
        suggestions={bestFirst(suggestions, entered)}
        onChange={setText}
        onCommit={(name) => add(name.trim())}
        onBlur={() => add(entered)}
      />
      {streams.length > 0 && (
        <ul className={css.chosen} aria-label="Annotations shown">
          {streams.map((stream, i) => (
            <li
              key={stream.id === undefined ? annotationName(stream) : String(stream.id)}
              className={css.stream}
            >
              <MarkShape stream={names[i]!} />
              <bdi>{names[i]}</bdi>
              {stream.source && <span className={css.source}>{stream.source}</span>}
              <IconButton
                label={`Remove annotations ${names[i]}`}
                onClick={() => onChange(withoutItem(streams, i))}
              >
                <CloseIcon />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
