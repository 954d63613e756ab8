import { type Chart, chartCreate, chartDelete, chartList, chartUpdate } from '#api/charts.ts'
import { useWrite } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { showToast } from '#web/stores/toasts.ts'
import { IconButton } from '#web/ui/Button.tsx'
import { CopyIcon, DownloadIcon, EditIcon, MoreIcon, TableIcon, TrashIcon } from '#web/ui/icons.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import type { DataActions } from './ChartPanel.tsx'
import { draftOf } from './draftOf.ts'
import { useChartRemoval } from './useChartRemoval.ts'

interface Props {
  spaceId: number
  chart: Chart
  onEdit: (chart: Chart) => void
  /** Undefined while there is none. */
  data: DataActions | undefined
}

/** What can be done with a chart of a space. */
export function ChartActions({ spaceId, chart, onEdit, data }: Props) {
  const remove = useChartRemoval(spaceId)
  const copy = useWrite(chartCreate, {
    invalidates: [chartList],
    onError: (error) => showToast({ tone: 'failed', text: `The chart was not copied: ${error.message}` }),
  })
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
            label: 'Duplicate',
            icon: <CopyIcon />,
            refusal: useRefusal(chartCreate),
            perform: () => copy.mutate({ params: { id: spaceId }, body: copyOf(chart) }),
          },
          {
            label: 'Delete',
            icon: <TrashIcon />,
            danger: true,
            refusal: useRefusal(chartDelete),
            perform: () => remove(chart),
          },
        ]}
      />
    </>
  )
}

/** The ids of streams belong to the first chart. */
function copyOf(chart: Chart) {
  const streams = chart.streams.map(({ id: _id, ...stream }) => stream)
  return { ...draftOf(chart), name: `${chart.name} (copy)`, streams }
}
