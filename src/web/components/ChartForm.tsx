import { type FormEvent, lazy, useCallback, useEffect, useRef, useState } from 'react'
import { type Chart, CHART_TYPES } from '#api/charts.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Drawer } from '#web/ui/Drawer.tsx'
import { TrashIcon } from '#web/ui/icons.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { SegmentedControl } from '#web/ui/SegmentedControl.tsx'
import {
  chartBody,
  type ChartDraft,
  newDraft,
  newOfType,
  withoutEmptyStreams,
  withRows,
} from './chartDraft.ts'
import { type Kept, resolved } from './chartConflict.ts'
import css from './ChartForm.module.css'
import { ChartPanel } from './ChartPanel.tsx'
import { ChartSettings } from './ChartSettings.tsx'
import { draftOf, parted } from './draftOf.ts'
import { AnnotationField } from './AnnotationField.tsx'
import { LateBoundary } from './LateBoundary.tsx'
import { compositeFaults } from './compositeDraft.ts'
import { PartNotice } from './PartNotice.tsx'
import type { ShownPart } from './shownPart.ts'
import { SpaceAnnotations } from './SpaceAnnotations.tsx'
import { StreamList } from './StreamList.tsx'
import type { Viewing } from './spaceAddress.ts'
import { UndoRedo } from './UndoRedo.tsx'
import { useChartRemoval } from './useChartRemoval.ts'
import { useChartSave } from './useChartSave.ts'
import { useDraftHistory } from './useDraftHistory.ts'
import { usePreview } from './usePreview.ts'
import { useEditKeys } from './useEditKeys.ts'
import type { ViewActions } from './useViewing.ts'

/* Two seldom change the same. */
const ChartConflict = lazy(() => import('./ChartConflict.tsx'))

interface Props {
  spaceId: number
  /** Null makes a new one. */
  chart: Chart | null
  viewing: Viewing
  view: ViewActions
  onClose: () => void
}

const FORM = 'chart-form'
const TYPE_NAMES = { line: 'Line', stacked: 'Stacked', bignumber: 'Big number' } as const
const TYPES = CHART_TYPES.map((value) => ({ value, label: TYPE_NAMES[value] }))

/** Makes or changes a chart beside its space: what is entered is drawn at once and kept only by Save. */
export default function ChartForm({ spaceId, chart, viewing, view, onClose }: Props) {
  // The chart that this edit goes on from: the one that was opened, or what somebody else made of it meanwhile.
  const [base, setBase] = useState(chart)
  const [before, setBefore] = useState<ChartDraft>(() =>
    chart === null ? newDraft() : withRows(draftOf(chart)),
  )
  const { draft, change: changeDraft, ...history } = useDraftHistory(before)
  const form = useRef<HTMLFormElement>(null)
  useEditKeys({
    undo: history.undo,
    redo: history.redo,
    save: useCallback(() => form.current?.requestSubmit(), []),
  })
  const [asking, setAsking] = useState(false)
  const remove = useChartRemoval(spaceId)

  const saving = useChartSave(spaceId, onClose)
  const { conflict, busy, failure } = saving
  const [shown, show] = useState<Kept>('mine')
  const [unsound, setUnsound] = useState(false)
  const isRefused = failure !== null || conflict !== null || saving.isGone || unsound
  useEffect(() => {
    // Why it was not saved stands at the top of the form, and Save may have been pressed far below.
    if (isRefused) form.current?.scrollIntoView?.({ block: 'start' })
  }, [isRefused])

  const [part, setPart] = useState<ShownPart>()
  const preview = usePreview(draft, chart?.id ?? 0, part)
  const theirs = shown === 'theirs' ? conflict?.theirs : undefined
  const drawn = theirs ?? preview.chart
  const errors = { ...saving.refused, ...preview.errors }
  const change = (part: Partial<ChartDraft>) => {
    changeDraft((now) => ({ ...now, ...part }))
    saving.forget()
    setUnsound(false)
    show('mine')
  }

  const { measured, annotations } = parted(draft)

  const store = (edited: ChartDraft, over: Chart | null) => {
    const kept = withoutEmptyStreams(edited)
    if (kept.streams?.length !== edited.streams?.length) changeDraft(() => kept)
    saving.save(chartBody(kept), over)
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (Object.keys(compositeFaults(draft)).length > 0) return setUnsound(true)
    setPart(undefined)
    store(draft, base)
  }
  const keep = (kept: Kept) => {
    if (base === null || conflict === null) return
    const settled = resolved(base, draft, preview.chart, conflict, kept)
    changeDraft(() => settled)
    setBase(conflict.theirs)
    setBefore(withRows(draftOf(conflict.theirs)))
    show('mine')
    saving.settle()
    // What somebody else made stands in the form now, and can be taken back; one's own word is stored as asked.
    if (kept === 'mine') store(settled, conflict.theirs)
  }
  const changed = draft !== before && JSON.stringify(draft) !== JSON.stringify(before)
  const leave = useCallback(() => (changed ? setAsking(true) : onClose()), [changed, onClose])

  return (
    <Drawer
      title={chart === null ? 'New chart' : 'Edit chart'}
      onClose={leave}
      beside={<UndoRedo {...history} />}
      foot={
        <>
          {chart !== null && (
            <Button
              kind="danger"
              className={css.delete ?? ''}
              icon={<TrashIcon />}
              onClick={() => {
                remove(chart)
                onClose()
              }}
            >
              Delete chart
            </Button>
          )}
          <Button onClick={leave}>Cancel</Button>
          <Button kind="primary" type="submit" form={FORM} busy={busy} title="Ctrl Enter">
            Save
          </Button>
        </>
      }
    >
      <section className={css.preview} aria-label="Preview">
        {part && <PartNotice part={part.text} onWhole={() => setPart(undefined)} />}
        <SpaceAnnotations charts={preview.charts} viewing={viewing}>
          <ChartPanel
            chart={drawn}
            viewing={viewing}
            view={view}
            edited
            {...(theirs === undefined && { onPicture: preview.setPicture })}
          />
        </SpaceAnnotations>
      </section>
      <form ref={form} id={FORM} className={css.form} onSubmit={save} noValidate>
        {unsound && <Notice>Not saved: a composite is at fault, as it says below.</Notice>}
        {failure && <Notice>{`Not saved: ${failure.message}`}</Notice>}
        {saving.isGone && (
          <Notice action={<Button onClick={() => store(draft, null)}>Save as a new chart</Button>}>
            Not saved: this chart was deleted meanwhile.
          </Notice>
        )}
        {conflict !== null && base !== null && (
          <LateBoundary>
            <ChartConflict
              {...{ spaceId, base, conflict, shown }}
              mine={preview.chart}
              onShow={show}
              onKeep={keep}
            />
          </LateBoundary>
        )}
        <SegmentedControl
          label="Type"
          options={TYPES}
          value={draft.type ?? 'line'}
          onChange={(type) => change(chart === null ? newOfType(draft, type) : { type })}
        />
        <StreamList
          type={draft.type}
          streams={measured}
          errors={errors}
          previews={preview.streams}
          part={part}
          onPart={setPart}
          onChange={(streams) => change({ streams: [...streams, ...annotations] })}
        />
        {draft.type !== 'bignumber' && (
          <AnnotationField
            streams={annotations}
            onChange={(streams) => change({ streams: [...measured, ...streams] })}
          />
        )}
        <ChartSettings draft={draft} errors={errors} onChange={change} />
      </form>
      {asking && (
        <Dialog
          title="Leave without saving?"
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>Keep editing</Button>
              <Button kind="danger" onClick={onClose}>
                Discard changes
              </Button>
            </>
          }
        >
          <p>What you changed of this chart is not saved yet.</p>
        </Dialog>
      )}
    </Drawer>
  )
}
