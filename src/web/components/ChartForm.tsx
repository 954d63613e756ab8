import { type FormEvent, useCallback, useRef, useState } from 'react'
import { type Chart, CHART_TYPES, chartCreate, chartList, chartUpdate } from '#api/charts.ts'
import type { ApiError, ParamErrors } from '#api/errors.ts'
import { spaceView } from '#api/spaces.ts'
import { useWrite } from '#web/api/query.ts'
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
import css from './ChartForm.module.css'
import { ChartPanel } from './ChartPanel.tsx'
import { ChartSettings } from './ChartSettings.tsx'
import { draftOf, parted } from './draftOf.ts'
import { AnnotationField } from './AnnotationField.tsx'
import { compositeFaults } from './compositeDraft.ts'
import { PartNotice } from './PartNotice.tsx'
import type { ShownPart } from './shownPart.ts'
import { SpaceAnnotations } from './SpaceAnnotations.tsx'
import { StreamList } from './StreamList.tsx'
import type { Viewing } from './spaceAddress.ts'
import { UndoRedo } from './UndoRedo.tsx'
import { useChartRemoval } from './useChartRemoval.ts'
import { useDraftHistory } from './useDraftHistory.ts'
import { usePreview } from './usePreview.ts'
import { useEditKeys } from './useEditKeys.ts'
import type { ViewActions } from './useViewing.ts'

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
  const [before] = useState<ChartDraft>(() => (chart === null ? newDraft() : withRows(draftOf(chart))))
  const { draft, change: changeDraft, ...history } = useDraftHistory(before)
  const form = useRef<HTMLFormElement>(null)
  useEditKeys({
    undo: history.undo,
    redo: history.redo,
    save: useCallback(() => form.current?.requestSubmit(), []),
  })
  const [refused, setRefused] = useState<ParamErrors>({})
  const [unsound, setUnsound] = useState(false)
  const [asking, setAsking] = useState(false)
  const remove = useChartRemoval(spaceId)

  const [part, setPart] = useState<ShownPart>()
  const preview = usePreview(draft, chart?.id ?? 0, part)
  const errors = { ...refused, ...preview.errors }
  const change = (part: Partial<ChartDraft>) => {
    changeDraft((now) => ({ ...now, ...part }))
    setRefused({})
    setUnsound(false)
  }

  const { measured, annotations } = parted(draft)

  const outcome = {
    invalidates: [chartList, spaceView],
    onSuccess: onClose,
    onError: ({ body }: ApiError) => setRefused(body.errors.params ?? {}),
  }
  const create = useWrite(chartCreate, outcome)
  const update = useWrite(chartUpdate, outcome)
  const failure = create.error ?? update.error
  const busy = create.isPending || update.isPending

  const save = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (Object.keys(compositeFaults(draft)).length > 0) return setUnsound(true)
    const kept = withoutEmptyStreams(draft)
    if (kept.streams?.length !== draft.streams?.length) changeDraft(() => kept)
    const body = chartBody(kept)
    if (chart === null) create.mutate({ params: { id: spaceId }, body })
    else update.mutate({ params: { id: spaceId, chart_id: chart.id }, body })
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
            chart={preview.chart}
            viewing={viewing}
            view={view}
            edited
            onPicture={preview.setPicture}
          />
        </SpaceAnnotations>
      </section>
      <form ref={form} id={FORM} className={css.form} onSubmit={save} noValidate>
        {unsound && <Notice>Not saved: a composite is at fault, as it says below.</Notice>}
        {failure && <Notice>{`Not saved: ${failure.message}`}</Notice>}
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
