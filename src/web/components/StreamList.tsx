import { useState } from 'react'
import type { ParamErrors } from '#api/errors.ts'
import { Button, IconButton } from '#web/ui/Button.tsx'
import {
  ArrowDownIcon,
  ArrowUpIcon,
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
} from './chartDraft.ts'
import { StreamFields } from './StreamFields.tsx'
import css from './StreamList.module.css'

interface Props {
  type: ChartDraft['type']
  streams: readonly StreamDraft[]
  errors: ParamErrors
  onChange: (streams: StreamDraft[]) => void
}

/** The streams of a chart, one of them open at a time; one with an error is always open. */
export function StreamList({ type, streams, errors, onChange }: Props) {
  const [open, setOpen] = useState(streams.length === 1 ? streams[0]![ROW] : undefined)
  const move = (index: number, by: -1 | 1) => onChange(movedItem(streams, index, by))
  const add = () => {
    const added = newStream(type)
    onChange([...streams, added])
    setOpen(added[ROW])
  }
  return (
    <section aria-label="Streams" className={css.list}>
      <h3 className={css.title}>Streams</h3>
      {errors.streams !== undefined && <p role="alert">{errors.streams.join(', ')}</p>}
      {streams.map((stream, i) => {
        const own = errorsOf(errors, i)
        const isOpen = stream[ROW] === open || Object.keys(own).length > 0
        const name = stream.name || stream.metric || stream.composite || 'New stream'
        return (
          <fieldset key={stream[ROW]} className={css.stream}>
            <legend className="visually-hidden">{`Stream ${i + 1}`}</legend>
            <div className={css.head}>
              <button
                type="button"
                className={css.name}
                aria-expanded={isOpen}
                onClick={() => setOpen(isOpen ? undefined : stream[ROW])}
              >
                {isOpen ? <ChevronDownIcon /> : <ChevronRightIcon />}
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
                onChange={(part) => onChange(withItem(streams, i, part))}
              />
            )}
          </fieldset>
        )
      })}
      <Button icon={<PlusIcon />} className={css.add ?? ''} onClick={add}>
        Add stream
      </Button>
    </section>
  )
}

/** The errors of one stream, by the rest of their path. */
function errorsOf(errors: ParamErrors, index: number): ParamErrors {
  const start = `streams[${index}]`
  return Object.fromEntries(
    Object.entries(errors)
      .filter(([path]) => path === start || path.startsWith(`${start}.`))
      .map(([path, messages]) => [path.slice(start.length + 1), messages]),
  )
}
