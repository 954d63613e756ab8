import { useState } from 'react'
import { useNavigate } from 'react-router'
import { MAY_ANNOTATE } from '#api/annotationEvents.ts'
import { type Chart, chartCreate, chartDelete, measured } from '#api/charts.ts'
import { ADMINS } from '#api/endpoint.ts'
import { useQueryClient } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { chartAnchor } from '#web/paths.ts'
import { annotateHere } from '#web/stores/annotating.ts'
import {
  AlertsIcon,
  AnnotationsIcon,
  CameraIcon,
  CopyIcon,
  DownloadIcon,
  MoreIcon,
  TableIcon,
  TrashIcon,
} from '#web/ui/icons.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import type { DataActions } from '../charts/ChartPanel.tsx'
import { periodBefore } from '../charts/periodBefore.ts'
import { saveCsv } from '../charts/saveChart.ts'
import { useAnnotations } from '../annotations/useAnnotations.ts'
import { useChartEvents } from '../annotations/useChartEvents.ts'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import { pictureSize, type Shown } from '../snapshot/shown.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'
import { alertOn } from '../drafts/alertSeed.ts'
import { useSeries } from '../viewing/useSeries.ts'
import { usePageZone } from '../viewing/usePageZone.ts'
import { deleteChart, duplicateChart } from './chartSteps.ts'

const SnapshotDialog = late(() => import('../snapshot/SnapshotDialog.tsx'))

interface Props {
  spaceId: number
  chart: Chart
  viewing: Viewing
  data: DataActions | undefined
}

/** What else can be done with a chart; open at once, because a press on its button brought it. */
export default function ChartMenu({ spaceId, chart, viewing, data }: Props) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const zone = usePageZone()
  const noData = data === undefined ? 'There is no data to show yet.' : undefined
  const [taken, setTaken] = useState<Shown | null>(null)
  const events = useChartEvents(chart, viewing)
  const { leftOut } = useAnnotations()
  const isNumber = chart.type === 'bignumber' && data !== undefined
  const { streams } = measured(chart)
  const { from = 0, to = 1 } = data?.model ?? {}
  const { picture: before } = useSeries(periodBefore(streams, from, to, viewing, zone), isNumber)
  const take = ({ picture, model }: DataActions) => {
    const size = pictureSize(document.getElementById(chartAnchor(chart.id)))
    setTaken({
      chart,
      viewing,
      series: picture.answer,
      model,
      before: before?.answer,
      events: events ?? null,
      leftOut,
      zone,
      size,
    })
  }
  return (
    <>
      <Menu
        label={`More actions for ${chart.name}`}
        trigger={<MoreIcon />}
        opened
        actions={[
          {
            label: 'Data and export',
            icon: <TableIcon />,
            refusal: noData,
            perform: () => data?.show(),
          },
          {
            label: 'Snapshot',
            icon: <CameraIcon />,
            refusal: noData,
            perform: () => data && take(data),
          },
          {
            label: 'Download CSV',
            icon: <DownloadIcon />,
            refusal: noData,
            perform: () => data && saveCsv(data.model, zone),
          },
          {
            label: 'Annotate',
            icon: <AnnotationsIcon />,
            refusal: useRefusal(MAY_ANNOTATE),
            perform: annotateHere,
          },
          {
            label: 'Alert on this',
            icon: <AlertsIcon />,
            // Not asked of the endpoint itself, whose file is loaded with the pages of alerts.
            refusal: useRefusal(ADMINS),
            perform: () => void navigate(alertOn(chart.streams)),
          },
          {
            label: 'Duplicate',
            icon: <CopyIcon />,
            refusal: useRefusal(chartCreate),
            perform: () => void duplicateChart(client, spaceId, chart),
          },
          {
            label: 'Delete',
            icon: <TrashIcon />,
            danger: true,
            refusal: useRefusal(chartDelete),
            perform: () => void deleteChart(client, spaceId, chart, chart),
          },
        ]}
      />
      {taken !== null && (
        <LateBoundary onFailed={() => setTaken(null)}>
          <SnapshotDialog shown={taken} onClose={() => setTaken(null)} />
        </LateBoundary>
      )}
    </>
  )
}
