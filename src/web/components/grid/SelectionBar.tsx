import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { type Chart, chartCreate, chartDelete } from '#api/charts.ts'
import { type Space, spaceView } from '#api/spaces.ts'
import { q, useQueryClient } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { deselect, selectNone } from '#web/stores/selectedCharts.ts'
import { chartAnchor } from '#web/paths.ts'
import type { Step } from '#web/stores/spaceSteps.ts'
import { showToast } from '#web/stores/toasts.ts'
import { Button, IconButton } from '#web/ui/Button.tsx'
import { CloseIcon, CopyIcon, TrashIcon } from '#web/ui/icons.tsx'
import { useKeys } from '#web/ui/useKeys.ts'
import { writeClipboard } from '#web/ui/clipboard.ts'
import { CHART_KEYS } from './chartKeys.ts'
import { chartsPicture } from './chartsPicture.ts'
import { placesOf } from './gridPlaces.ts'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import { quoted } from '../page/quoted.ts'
import css from './SelectionBar.module.css'
import { clipboardText } from './spaceClipboard.ts'
import { useChartTransfers } from './useChartTransfers.ts'
import { counted } from '../page/counted.ts'

const ChooseSpace = late(() => import('../spaceChoice/ChooseSpace.tsx'))

interface Props {
  spaceId: number
  /** All charts of the space, and those of them that are selected, in reading order. */
  charts: readonly Chart[]
  selected: readonly Chart[]
  grid: RefObject<HTMLElement | null>
  taken: (step: Step) => void
}

/** How many charts are selected, and what can be done with all of them. */
export function SelectionBar({ spaceId, charts, selected, grid, taken }: Props) {
  const client = useQueryClient()
  const { remove, moveTo } = useChartTransfers(spaceId, taken)
  const [choosing, setChoosing] = useState(false)
  const [busy, setBusy] = useState(false)
  const mayNotDelete = useRefusal(chartDelete)
  const mayNotMove = useRefusal(chartCreate) ?? mayNotDelete
  const many = counted(selected.length, 'chart')

  const nameOf = (id: number) => client.getQueryData(q(spaceView, { params: { id } }).queryKey)?.name
  const copy = async () => {
    const text = clipboardText(selected, placesOf(charts), nameOf)
    const cells = selected.flatMap(({ id }) => grid.current?.querySelector(`[data-chart="${id}"]`) ?? [])
    try {
      await writeClipboard(text, await chartsPicture(cells))
      const what = selected.length === 1 ? quoted(selected[0]!.name) : many
      showToast({ text: `Copied ${what}. Paste on any space, by key or its menu.` })
    } catch (error) {
      showToast({ tone: 'failed', text: `Not copied: ${(error as Error).message}` })
    }
  }
  const untilDone = async (act: () => Promise<readonly Chart[]>) => {
    if (busy) return
    setBusy(true)
    try {
      const left = await act()
      deselect(selected.flatMap((chart) => (left.includes(chart) ? [] : [chart.id])))
    } catch (error) {
      showToast({ tone: 'failed', text: `Nothing was done: ${(error as Error).message}` })
    }
    setBusy(false)
  }
  const deleteAll = () => void untilDone(() => remove(selected))
  const move = (space: Space) => {
    setChoosing(false)
    void untilDone(() => moveTo(space, selected))
  }
  useKeys(
    {
      'Mod+c': { label: 'Copy the selected charts', perform: () => void copy() },
      M: {
        label: 'Move the selected charts to a space',
        refusal: mayNotMove,
        perform: () => setChoosing(true),
      },
      Delete: { label: 'Delete the selected charts', refusal: mayNotDelete, perform: deleteAll },
      Escape: { label: 'Select none', perform: selectNone },
    },
    CHART_KEYS,
  )
  const bar = useRef<HTMLElement>(null)
  useFocusAfter(bar, grid, selected)
  return (
    <section ref={bar} className={css.bar} aria-label="Selected charts">
      <output className={css.count}>{selected.length} selected</output>
      <Button kind="quiet" icon={<CopyIcon />} onClick={() => void copy()}>
        Copy
      </Button>
      <Button kind="quiet" refusal={mayNotMove} busy={busy} onClick={() => setChoosing(true)}>
        Move to…
      </Button>
      <Button kind="danger" icon={<TrashIcon />} refusal={mayNotDelete} busy={busy} onClick={deleteAll}>
        Delete
      </Button>
      <IconButton label="Select none" onClick={selectNone}>
        <CloseIcon />
      </IconButton>
      {choosing && (
        <LateBoundary onFailed={() => setChoosing(false)}>
          <ChooseSpace
            title={`Move ${many} to a space`}
            verb="Move"
            verbWithNew="Make it and move"
            without={spaceId}
            busy={busy}
            failure={undefined}
            onChoose={move}
            onClose={() => setChoosing(false)}
          />
        </LateBoundary>
      )}
    </section>
  )
}

/** When the bar goes with the focus in it, the first chart that was selected and is still there gets it, or else the grid. */
function useFocusAfter(
  bar: RefObject<HTMLElement | null>,
  grid: RefObject<HTMLElement | null>,
  selected: readonly Chart[],
): void {
  const latest = useRef(selected)
  useLayoutEffect(() => {
    latest.current = selected
  }, [selected])
  useLayoutEffect(() => {
    const [element, charts] = [bar.current, grid.current]
    return () => {
      if (!element?.contains(document.activeElement)) return
      const ids = latest.current.map(({ id }) => id)
      // Charts that go together with the bar are gone only then.
      queueMicrotask(() => {
        const cells = ids.map((id) => document.getElementById(chartAnchor(id)))
        const cell = cells.find((cell) => cell !== null) ?? charts
        cell?.focus({ preventScroll: true })
      })
    }
  }, [bar, grid])
}
