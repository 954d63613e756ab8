import { Fragment, useState } from 'react'
import { Link } from 'react-router'
import type { ListedService, ServiceUsage } from '#api/services.ts'
import { serviceDelete, serviceUpdate } from '#api/services.ts'
import { serviceTest } from '#api/serviceTests.ts'
import { SERVICE_TYPES, whyNotTold } from '#api/serviceTypes.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { alertPath, alertsPath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { EditIcon, MoreIcon, TrashIcon } from '#web/ui/icons.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { DeleteService } from './DeleteService.tsx'
import css from './ServiceRow.module.css'
import { ServiceLast } from './ServiceLast.tsx'
import { TestAnswer } from './TestAnswer.tsx'
import { useServiceTest } from './useServiceTest.ts'

interface Props {
  service: ListedService
  onEdit: () => void
}

/** One service of the list: what it is, who uses it, what it was told last, and whether a test arrives. */
export function ServiceRow({ service, onEdit }: Props) {
  const { id, title, type, fault, usage } = service
  const [asking, setAsking] = useState(false)
  const test = useServiceTest(service)
  const mayNotTest = useRefusal(serviceTest)
  const nothing = whyNotTold(type, 'test')
  const nothingSent = nothing && `${nothing}.`
  return (
    <li className={css.row}>
      <div className={css.what}>
        <button type="button" className={css.title} title={title} onClick={onEdit}>
          <bdi>{title}</bdi>
        </button>
        <span className={css.type}>{SERVICE_TYPES[type].label}</span>
        {fault !== undefined && <span className={css.fault}>{fault}</span>}
      </div>
      <p className={css.used}>
        {usage && usage.alerts.length > 0 ? (
          <>
            Used by <UsedBy title={title} alerts={usage.alerts} />
          </>
        ) : (
          'No alert tells it'
        )}
      </p>
      <div className={css.last}>
        {nothingSent ?? (test.data ? <TestAnswer result={test.data} /> : <ServiceLast usage={usage} />)}
      </div>
      <div className={css.actions}>
        <Button
          aria-label={`Send a test to ${title}`}
          refusal={mayNotTest ?? nothingSent}
          busy={test.isPending}
          onClick={() => test.mutate({ params: { id } })}
        >
          Send a test
        </Button>
        <Menu
          label={`Actions for ${title}`}
          trigger={<MoreIcon />}
          actions={[
            { label: 'Edit', icon: <EditIcon />, refusal: useRefusal(serviceUpdate), perform: onEdit },
            {
              label: 'Delete',
              icon: <TrashIcon />,
              danger: true,
              refusal: useRefusal(serviceDelete),
              perform: () => setAsking(true),
            },
          ]}
        />
      </div>
      {asking && <DeleteService service={service} onClose={() => setAsking(false)} />}
    </li>
  )
}

/** So many alerts are named. */
const NAMED = 2

/** The alerts that tell a service: the way to the first of them, and to all that have its title in common. */
function UsedBy({ title, alerts }: Pick<ListedService, 'title'> & Pick<ServiceUsage, 'alerts'>) {
  const more = alerts.length - NAMED
  return (
    <>
      {alerts.slice(0, NAMED).map(({ id, name }, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          <Link to={alertPath(id)}>
            <bdi>{name}</bdi>
          </Link>
        </Fragment>
      ))}
      {more > 0 && (
        <>
          {' and '}
          <Link to={alertsPath({ name: title })}>{more} more</Link>
        </>
      )}
    </>
  )
}
