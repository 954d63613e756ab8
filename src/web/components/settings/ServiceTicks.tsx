import { Link } from 'react-router'
import { MAX_LENGTH } from '#api/pagination.ts'
import { type Service, serviceList } from '#api/services.ts'
import { SERVICE_TYPES, whyNotTold } from '#api/serviceTypes.ts'
import { q, useQuery } from '#web/api/query.ts'
import { servicesPath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { CheckBox } from '#web/ui/CheckBox.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import css from './ServiceTicks.module.css'

const NONE: readonly Service[] = []

/** The services that can be told. */
export function useServices() {
  const { data, error, refetch } = useQuery(q(serviceList, { query: { length: MAX_LENGTH } }))
  return { services: data?.services ?? NONE, isKnown: data !== undefined, error, retry: () => void refetch() }
}

interface Props {
  chosen: readonly number[]
  error: string | undefined
  onChange: (chosen: readonly number[]) => void
}

/** Who is told when an alert fires. */
export function ServiceTicks({ chosen, error, onChange }: Props) {
  const { services, isKnown, error: unread, retry } = useServices()
  return (
    <fieldset className={css.services}>
      <legend className={css.legend}>Tell these services</legend>
      {unread !== null && (
        <Notice action={<Button onClick={retry}>Try again</Button>}>
          {`Services could not be read. ${unread.message}`}
        </Notice>
      )}
      {services.map(({ id, title, type }) => {
        const why = whyNotTold(type, 'trigger')
        return (
          <CheckBox
            key={id}
            label={`${title} (${SERVICE_TYPES[type].label})`}
            {...(why !== undefined && { hint: `${why}.` })}
            checked={chosen.includes(id)}
            onChange={(isChosen) =>
              onChange(isChosen ? [...chosen, id] : chosen.filter((other) => other !== id))
            }
          />
        )
      })}
      {error !== undefined && <p className={css.error}>{error}</p>}
      <p className={css.note}>
        {isKnown && services.length === 0 && 'There is no service yet: nobody would be told. '}
        <Link to={servicesPath()}>Set up a service</Link>
      </p>
    </fieldset>
  )
}
