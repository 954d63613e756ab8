import { useNavigate } from 'react-router'
import { MAY_ANNOTATE } from '#api/annotationEvents.ts'
import { type Chart, chartCreate, chartDelete, chartUpdate } from '#api/charts.ts'
import { ADMINS } from '#api/endpoint.ts'
import { useQueryClient } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { annotateHere } from '#web/stores/annotating.ts'
import { IconButton } from '#web/ui/Button.tsx'
import {
  AlertsIcon,
  AnnotationsIcon,
  CopyIcon,
  DownloadIcon,
  EditIcon,
  MoreIcon,
  TableIcon,
  TrashIcon,
} from '#web/ui/icons.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { sayNotLoaded } from '../page/LateBoundary.tsx'
import type { DataActions } from '../charts/ChartPanel.tsx'

/** It comes with the first of them. */
type ChartSteps = typeof import('./chartSteps.ts')

interface Props {
  spaceId: number
  chart: Chart
  onEdit: (chart: Chart) => void
  /** Undefined while there is none. */
  data: DataActions | undefined
}

/** What can be done with a chart of a space. */
export function ChartActions({ spaceId, chart, onEdit, data }: Props) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const noData = data === undefined ? 'There is no data to show yet.' : undefined
  return (
    <>
      <IconButton
        label={`Edit ${chart.name}`}
        refusal={useRefusal(chartUpdate)}
        onClick={() => onEdit(chart)}
      >
        <EditIcon />
      </IconButton>
      <Menu
        label={`More actions for ${chart.name}`}
        trigger={<MoreIcon />}
        actions={[
          {
            label: 'Data and export',
            icon: <TableIcon />,
            refusal: noData,
            perform: () => data?.show(),
          },
          {
            label: 'Download CSV',
            icon: <DownloadIcon />,
            refusal: noData,
            perform: () => data?.saveCsv(),
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
            perform: () =>
              void import('../drafts/alertSeed.ts').then(
                ({ alertOn }) => void navigate(alertOn(chart.streams)),
                sayNotLoaded,
              ),
          },
          {
            label: 'Duplicate',
            icon: <CopyIcon />,
            refusal: useRefusal(chartCreate),
            perform: () => takeStep(({ duplicateChart }) => duplicateChart(client, spaceId, chart)),
          },
          {
            label: 'Delete',
            icon: <TrashIcon />,
            danger: true,
            refusal: useRefusal(chartDelete),
            perform: () => takeStep(({ deleteChart }) => deleteChart(client, spaceId, chart, chart)),
          },
        ]}
      />
    </>
  )
}

function takeStep(act: (steps: ChartSteps) => Promise<void>): void {
  void import('./chartSteps.ts').then(act, sayNotLoaded)
}
