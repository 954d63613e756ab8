import { Link } from 'react-router'
import { type Alert } from '#api/alerts.ts'
import { serviceList } from '#api/services.ts'
import { SERVICE_TYPES } from '#api/serviceTypes.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { servicesPath } from '#web/paths.ts'
import { ageText } from '../page/age.ts'
import css from './AlertFacts.module.css'
import { AlertTestButton } from './AlertTestButton.tsx'
import { conditionText } from './conditionText.ts'
import { runbookAddress } from './runbookAddress.ts'

/** What an alert looks at, what it is there for, and who is told. */
export function AlertFacts({ alert }: { alert: Alert }) {
  const { conditions, description, services, rearm_seconds, rearm_per_signal } = alert
  const given = alert.attributes?.runbook_url
  const runbook = typeof given === 'string' ? given : ''
  const href = runbookAddress(runbook)
  const maySeeServices = useRefusal(serviceList) === undefined
  return (
    <aside aria-label="About this alert" className={css.facts}>
      <section>
        <h2 className={css.title}>Fires when</h2>
        <ul className={css.conditions}>
          {conditions.map((condition) => (
            <li key={condition.id}>
              <bdi>{conditionText(condition)}</bdi>
            </li>
          ))}
        </ul>
        {conditions.length === 0 && <p className={css.faint}>It has no condition, so it never fires.</p>}
      </section>
      {description && (
        <section>
          <h2 className={css.title}>Description</h2>
          <p className={css.text}>
            <bdi>{description}</bdi>
          </p>
        </section>
      )}
      {runbook !== '' && (
        <section>
          <h2 className={css.title}>Runbook</h2>
          {href === null ? (
            <bdi className={css.text}>{runbook}</bdi>
          ) : (
            <a href={href} target="_blank" rel="noreferrer" className={css.text}>
              {runbook}
            </a>
          )}
        </section>
      )}
      <section>
        <h2 className={css.title}>Tells</h2>
        <ul>
          {services.map(({ id, title, type }) => (
            <li key={id}>
              {maySeeServices ? (
                <Link to={servicesPath({ name: title })}>
                  <bdi>{title}</bdi>
                </Link>
              ) : (
                <bdi>{title}</bdi>
              )}{' '}
              <span className={css.faint}>{SERVICE_TYPES[type].label}</span>
            </li>
          ))}
        </ul>
        {services.length === 0 ? (
          <p className={css.faint}>
            Nobody is told: edit it and choose <Link to={servicesPath()}>services</Link>.
          </p>
        ) : (
          <p className={css.faint}>
            When it fires, every {ageText(rearm_seconds)} while it goes on
            {rearm_per_signal && ', for each stream on its own'}, and when it clears.
          </p>
        )}
        {services.length > 0 && <AlertTestButton alert={alert} />}
      </section>
    </aside>
  )
}
