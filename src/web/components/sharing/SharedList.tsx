import { type ReactNode, useState } from 'react'
import type { ApiError } from '#api/errors.ts'
import { showToast } from '#web/stores/toasts.ts'
import { Button } from '#web/ui/Button.tsx'
import { writeClipboard } from '#web/ui/clipboard.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { CopyIcon, TrashIcon } from '#web/ui/icons.tsx'
import { counted } from '../page/counted.ts'
import css from './SharedList.module.css'

/** Something that was shared: a snapshot, or a link to a space. */
export interface SharedItem {
  id: number
  title: string
  /** The address of its page. */
  url: string
  /** What it shows, and what became of it, a few words each. */
  facts: readonly ReactNode[]
  /** The address of its picture. */
  picture?: string | undefined
}

interface Props {
  label: string
  /** What one of them is called. */
  thing: 'link' | 'snapshot'
  items: readonly SharedItem[]
  busy: boolean
  /** What those who have it lose. */
  loss: string
  onDelete: (ids: number[], told: { onError: (error: ApiError) => void }) => void
}

/** What was shared, to be opened, copied and deleted, several at once. */
export function SharedList({ label, thing, items, busy, loss, onDelete }: Props) {
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set())
  const [asking, setAsking] = useState(false)
  const chosen = items.filter(({ id }) => ticked.has(id)).map(({ id }) => id)
  const tick = (ids: readonly number[], on: boolean) => {
    const others = [...ticked].filter((id) => !ids.includes(id))
    setTicked(new Set(on ? [...others, ...ids] : others))
  }
  const what = counted(chosen.length, thing)
  const remove = () => {
    setAsking(false)
    onDelete(chosen, {
      onError: (error) => showToast({ tone: 'failed', text: `Not deleted: ${error.message}` }),
    })
  }
  return (
    <section aria-label={label} aria-busy={busy || undefined} className={css.list}>
      <header className={css.head}>
        <label className={css.all}>
          <input
            type="checkbox"
            checked={chosen.length === items.length}
            onChange={(event) =>
              tick(
                items.map(({ id }) => id),
                event.target.checked,
              )
            }
          />
          <h2 className={css.title}>{label}</h2>
        </label>
        {chosen.length > 0 && (
          <Button kind="danger" icon={<TrashIcon />} busy={busy} onClick={() => setAsking(true)}>
            Delete {what}
          </Button>
        )}
      </header>
      <ul>
        {items.map((item) => (
          <Row key={item.id} item={item} ticked={ticked.has(item.id)} onTick={(on) => tick([item.id], on)} />
        ))}
      </ul>
      {asking && (
        <Dialog
          title={`Delete ${what} for good?`}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>Keep {chosen.length === 1 ? 'it' : 'them'}</Button>
              <Button kind="danger" onClick={remove}>
                Delete {what}
              </Button>
            </>
          }
        >
          <p>{loss}</p>
        </Dialog>
      )}
    </section>
  )
}

interface RowProps {
  item: SharedItem
  ticked: boolean
  onTick: (on: boolean) => void
}

function Row({ item, ticked, onTick }: RowProps) {
  const { title, url, facts, picture } = item
  const copy = () =>
    void writeClipboard(url).then(
      () => showToast({ text: 'The link is on the clipboard' }),
      (error: Error) => showToast({ tone: 'failed', text: `Not copied: ${error.message}` }),
    )
  return (
    <li className={css.row}>
      <input
        type="checkbox"
        aria-label={`Select ${title}`}
        checked={ticked}
        onChange={(event) => onTick(event.target.checked)}
      />
      {picture !== undefined && <img src={picture} alt="" loading="lazy" className={css.picture} />}
      <div className={css.what}>
        <a href={url} target="_blank" rel="noreferrer" className={css.name}>
          <bdi>{title}</bdi>
        </a>
        <p className={css.facts}>
          {facts.map((fact, i) => (
            // They have no other identity than their place.
            // oxlint-disable-next-line react/no-array-index-key
            <span key={i}>{fact}</span>
          ))}
        </p>
      </div>
      <Button kind="quiet" icon={<CopyIcon />} aria-label={`Copy link of ${title}`} onClick={copy}>
        Copy link
      </Button>
    </li>
  )
}
