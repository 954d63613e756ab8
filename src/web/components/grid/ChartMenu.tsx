import { useNavigate } from 'react-router'
import { MAY_ANNOTATE } from '#api/annotationEvents.ts'
import { type Chart, chartCreate, chartDelete } from '#api/charts.ts'
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
import { saveCsv } from '../charts/saveChart.ts'
import { useTaking } from '../snapshot/useTaking.tsx'
import type { Viewing } from '../viewing/spaceAddress.ts'
import { alertOn } from '../drafts/alertSeed.ts'
import { usePageZone } from '../viewing/usePageZone.ts'
import { deleteChart, duplicateChart } from './chartSteps.ts'

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
  const { take, refusal: noData, dialog } = useTaking(chart, viewing, data)
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
            perform: () => take(document.getElementById(chartAnchor(chart.id))),
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
      {dialog}
    </>
  )
}
