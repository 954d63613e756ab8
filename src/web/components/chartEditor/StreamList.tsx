import { useState } from 'react'
import type { ParamErrors } from '#api/errors.ts'
import { Button, IconButton } from '#web/ui/Button.tsx'
import {
  ArrowDownIcon,
  ArrowUpIcon,
  CheckIcon,
  ChevronDownIcon,
  ChevronRightIcon,
  PlusIcon,
  TrashIcon,
} from '#web/ui/icons.tsx'
import {
  type ChartDraft,
  movedItem,
  newStream,
  ROW,
  type StreamDraft,
  withItem,
  withoutItem,
} from '../drafts/chartDraft.ts'
import { AllStreams } from './AllStreams.tsx'
import { isComposite } from '../drafts/compositeDraft.ts'
import { MetricPicker } from './MetricPicker.tsx'
import { StreamFields } from './StreamFields.tsx'
import css from './StreamList.module.css'
import type { ShownPart } from '../drafts/shownPart.ts'
import type { StreamPreview } from './streamPreviews.ts'
import { Swatch } from '../charts/Swatch.tsx'
import { counted } from '../page/counted.ts'

interface Props {
  type: ChartDraft['type']
  streams: readonly StreamDraft[]
  errors: ParamErrors
  /** What each stream comes to, by its row. */
  previews: ReadonlyMap<number | undefined, StreamPreview>
  /** Which part of which composite is previewed alone. */
  part: ShownPart | undefined
  onPart: (part: ShownPart | undefined) => void
  onChange: (streams: StreamDraft[]) => void
}

/** The streams of a chart, one of them open at a time; one with an error is always open. Metrics are ticked in a list. */
export function StreamList({ type, streams, errors, previews, part, onPart, onChange }: Props) {
  const [open, setOpen] = useState(streams.length === 1 ? streams[0]![ROW] : undefined)
  const [added, setAdded] = useState<number>()
  const [picking, setPicking] = useState(streams.length === 0)
  const pick = () => {
    // What there is to choose of the one that was picked comes next.
    if (picking && streams.length === 1) setOpen(streams[0]![ROW])
    setPicking(!picking)
  }
  const move = (index: number, by: -1 | 1) => onChange(movedItem(streams, index, by))
  const add = (begun: Partial<StreamDraft> = {}) => {
    const stream = { ...newStream(type), ...begun }
    if (isComposite(stream)) setPicking(false)
    onChange([...streams, stream])
    setOpen(stream[ROW])
    setAdded(stream[ROW])
  }
  return (
    <section aria-label="Streams" className={css.list}>
      <div className={css.bar}>
        <h3 className={css.title}>Streams</h3>
        <Button icon={picking ? <CheckIcon /> : <PlusIcon />} aria-expanded={picking} onClick={pick}>
          {picking ? 'Done' : 'Add metrics'}
        </Button>
      </div>
      {picking && <MetricPicker type={type} streams={streams} onChange={onChange} />}
      {streams.length > 1 && (
        <AllStreams streams={streams} preview={previews.get(streams[0]?.[ROW])} onChange={onChange} />
      )}
      {errors.streams !== undefined && <p role="alert">{errors.streams.join(', ')}</p>}
      {streams.map((stream, i) => {
        const own = errorsOf(errors, i)
        const isOpen = stream[ROW] === open || Object.keys(own).length > 0
        const name =
          stream.name ||
          stream.metric ||
          stream.composite ||
          (isComposite(stream) ? 'New composite' : 'New stream')
        return (
          <fieldset
            key={stream[ROW]}
            ref={added !== undefined && stream[ROW] === added ? scrollToTop : undefined}
            className={css.stream}
          >
            <legend className="visually-hidden">{`Stream ${i + 1}`}</legend>
            <div className={css.head}>
              <button
                type="button"
                className={css.name}
                aria-expanded={isOpen}
                onClick={() => setOpen(isOpen ? undefined : stream[ROW])}
              >
                {isOpen ? <ChevronDownIcon /> : <ChevronRightIcon />}
                <Looks preview={previews.get(stream[ROW])} />
                <bdi>{name}</bdi>
              </button>
              <IconButton
                label={`Move ${name} up`}
                refusal={i === 0 ? 'It is the first.' : undefined}
                onClick={() => move(i, -1)}
              >
                <ArrowUpIcon />
              </IconButton>
              <IconButton
                label={`Move ${name} down`}
                refusal={i === streams.length - 1 ? 'It is the last.' : undefined}
                onClick={() => move(i, 1)}
              >
                <ArrowDownIcon />
              </IconButton>
              <IconButton label={`Remove ${name}`} onClick={() => onChange(withoutItem(streams, i))}>
                <TrashIcon />
              </IconButton>
            </div>
            {isOpen && (
              <StreamFields
                stream={stream}
                errors={own}
                preview={previews.get(stream[ROW])}
                part={part?.row === stream[ROW] ? part?.text : undefined}
                onPart={(text) => onPart(text === undefined ? undefined : { row: stream[ROW], text })}
                onChange={(part) => onChange(withItem(streams, i, part))}
              />
            )}
          </fieldset>
        )
      })}
      <div className={css.add}>
        <Button kind="quiet" icon={<PlusIcon />} onClick={() => add()}>
          Add stream
        </Button>
        <Button kind="quiet" icon={<PlusIcon />} onClick={() => add({ composite: '' })}>
          Add composite
        </Button>
      </div>
    </section>
  )
}

/** How the first lines of a stream look, and how many lines it has. */
function Looks({ preview }: { preview: StreamPreview | undefined }) {
  if (preview === undefined || preview.lines === 0) return null
  const { looks, lines } = preview
  return (
    <span className={css.looks} title={counted(lines, 'line')}>
      {looks.map((look, i) => (
        // oxlint-disable-next-line react/no-array-index-key
        <Swatch key={i} {...look} />
      ))}
      {lines > looks.length && <span className={css.more}>+{lines - looks.length}</span>}
    </span>
  )
}

/* What is typed first, and completed, has the most room below it. An editor that is still loaded will not scroll. */
const scrollToTop = (element: HTMLElement | null) => element?.scrollIntoView?.({ block: 'start' })

/** The errors of one stream, by the rest of their path. */
function errorsOf(errors: ParamErrors, index: number): ParamErrors {
  const start = `streams[${index}]`
  return Object.fromEntries(
    Object.entries(errors)
      .filter(([path]) => path === start || path.startsWith(`${start}.`))
      .map(([path, messages]) => [path.slice(start.length + 1), messages]),
  )
}
