import { type Chart, chartUpdate } from '#api/charts.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { IconButton } from '#web/ui/Button.tsx'
import { EditIcon } from '#web/ui/icons.tsx'
import type { DataActions } from '../charts/ChartPanel.tsx'
import { late } from '../page/late.ts'
import { MenuButton } from '../page/MenuButton.tsx'
import type { Viewing } from '../viewing/spaceAddress.ts'

const ChartMenu = late(() => import('./ChartMenu.tsx'))

interface Props {
  spaceId: number
  chart: Chart
  viewing: Viewing
  onEdit: (chart: Chart) => void
  /** Undefined while there is none. */
  data: DataActions | undefined
}

/** What can be done with a chart of a space. */
export function ChartActions({ onEdit, ...rest }: Props) {
  const { chart } = rest
  return (
    <>
      <IconButton
        label={`Edit ${chart.name}`}
        refusal={useRefusal(chartUpdate)}
        onClick={() => onEdit(chart)}
      >
        <EditIcon />
      </IconButton>
      <MenuButton label={`More actions for ${chart.name}`} menu={<ChartMenu {...rest} />} />
    </>
  )
}
