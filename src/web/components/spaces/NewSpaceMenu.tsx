import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { spaceDocumentCreate } from '#api/spaceDocument.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { newSpacePath, type NewSpaceWay } from '#web/paths.ts'
import { ChevronDownIcon, CopyIcon, MetricsIcon, UploadIcon } from '#web/ui/icons.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import css from './NewSpace.module.css'
import { useWithTime } from '../page/useWithTime.ts'

/** The plain way to a new space, and beside it those to one that has charts already. */
export function NewSpaceMenu({ children }: { children: ReactNode }) {
  const navigate = useNavigate()
  const timed = useWithTime()
  const refusal = useRefusal(spaceDocumentCreate)
  const go = (way: NewSpaceWay) => () => void navigate(timed(newSpacePath(way)))
  return (
    <div className={css.ways}>
      {children}
      <Menu
        label="Other ways to make a space"
        trigger={<ChevronDownIcon />}
        actions={[
          { label: 'From metrics', icon: <MetricsIcon />, refusal, perform: go('metrics') },
          { label: 'From another space', icon: <CopyIcon />, refusal, perform: go('copy') },
          { label: 'From JSON', icon: <UploadIcon />, refusal, perform: go('json') },
        ]}
      />
    </div>
  )
}
