import { type FormEvent, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Chart } from '#api/charts.ts'
import { useQueryClient } from '#web/api/query.ts'
import { Button } from '#web/ui/Button.tsx'
import { Drawer } from '#web/ui/Drawer.tsx'
import { TrashIcon } from '#web/ui/icons.tsx'
import { SegmentedControl } from '#web/ui/SegmentedControl.tsx'
import { AnnotationField } from './AnnotationField.tsx'
import { newOfType } from '../drafts/chartDraft.ts'
import css from './ChartForm.module.css'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { ChartSettings } from './ChartSettings.tsx'
import { deleteChart } from '../grid/chartSteps.ts'
import { parted } from '../drafts/draftOf.ts'
import { EarlierNotice } from './EarlierNotice.tsx'
import { LeaveQuestion } from '../page/LeaveQuestion.tsx'
import { PartNotice } from './PartNotice.tsx'
import { SpaceAnnotations } from '../annotations/SpaceAnnotations.tsx'
import { StreamList } from './StreamList.tsx'
import type { Viewing } from '../viewing/spaceAddress.ts'
import { UndoRedo } from './UndoRedo.tsx'
import { UnsavedNotices } from './UnsavedNotices.tsx'
import { useChartEdit } from './useChartEdit.ts'
import { useEditKeys } from './useEditKeys.ts'
import type { ViewActions } from '../viewing/useViewing.ts'
import { TYPES } from '../drafts/typeChoices.ts'

interface Props {
  spaceId: number
  /** Null makes a new one. */
  chart: Chart | null
  viewing: Viewing
  view: ViewActions
  /** False once another one is to be edited instead. */
  isWanted: boolean
  /** Told when this one is edited further all the same. */
  onStay: () => void
  onClose: () => void
}

const FORM = 'chart-form'

/** Makes or changes a chart beside its space: what is entered is drawn at once and kept only by Save. */
export function ChartForm({ spaceId, chart, viewing, view, isWanted, onStay, onClose }: Props) {
  const edit = useChartEdit(spaceId, chart, onClose)
  const { draft, history, preview, theirs, part, setPart, change } = edit
  const form = useRef<HTMLFormElement>(null)
  useEditKeys(form, {
    undo: history.undo,
    redo: history.redo,
    save: useCallback(() => form.current?.requestSubmit(), []),
  })
  const errors = { ...edit.saving.refused, ...preview.errors }
  const { measured, annotations } = parted(draft)
  const [asking, setAsking] = useState(false)
  const [deleting, setDeleting] = useState(false)
  const client = useQueryClient()
  const { changed } = edit
  const leave = useCallback(() => (changed ? setAsking(true) : onClose()), [changed, onClose])
  const makeWay = useEffectEvent(onClose)
  useEffect(() => {
    if (!isWanted && !changed) makeWay()
  }, [isWanted, changed])
  // It may be told after this form was left.
  const onDeleted = () => form.current !== null && onClose()
  const remove = async (doomed: Chart) => {
    setDeleting(true)
    await deleteChart(client, spaceId, doomed, { version: doomed.version, onDeleted })
    setDeleting(false)
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    edit.save()
  }

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
              busy={deleting}
              onClick={() => void remove(chart)}
            >
              Delete chart
            </Button>
          )}
          <Button onClick={leave}>Cancel</Button>
          <Button kind="primary" type="submit" form={FORM} busy={edit.saving.busy} title="Ctrl Enter">
            Save
          </Button>
        </>
      }
      above={
        <section className={css.preview} aria-label="Preview">
          {part && <PartNotice part={part.text} onWhole={() => setPart(undefined)} />}
          {!part && preview.undrawn.isFaulty && preview.chart.streams.length > 0 && (
            <EarlierNotice why={preview.undrawn.text} />
          )}
          <SpaceAnnotations charts={preview.charts} viewing={viewing}>
            <ChartPanel
              chart={theirs ?? preview.chart}
              viewing={viewing}
              view={view}
              invitation={preview.undrawn.text}
              {...(theirs === undefined && { onPicture: preview.setPicture })}
            />
          </SpaceAnnotations>
        </section>
      }
    >
      <form ref={form} id={FORM} className={css.form} onSubmit={save} noValidate>
        <UnsavedNotices edit={edit} spaceId={spaceId} form={form} />
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
      {(asking || !isWanted) && changed && (
        <LeaveQuestion
          what="this chart"
          onStay={() => {
            setAsking(false)
            onStay()
          }}
          onLeave={onClose}
        />
      )}
    </Drawer>
  )
}
