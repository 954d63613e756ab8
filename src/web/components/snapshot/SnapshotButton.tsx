import type { Chart } from '#api/charts.ts'
import { IconButton } from '#web/ui/Button.tsx'
import { CameraIcon } from '#web/ui/icons.tsx'
import type { DataActions } from '../charts/ChartPanel.tsx'
import type { Viewing } from '../viewing/spaceAddress.ts'
import { useTaking } from './useTaking.tsx'

interface Props {
  chart: Chart
  viewing: Viewing
  /** Undefined while there is none. */
  data: DataActions | undefined
}

/** Takes a snapshot of the chart that it stands on. */
export function SnapshotButton({ chart, viewing, data }: Props) {
  const { take, refusal, dialog } = useTaking(chart, viewing, data)
  return (
    <>
      <IconButton
        label={`Snapshot of ${chart.name}`}
        refusal={refusal}
        onClick={(event) => take(event.currentTarget.closest('article'))}
      >
        <CameraIcon />
      </IconButton>
      {dialog}
    </>
  )
}
