import type { Service } from '#api/services.ts'
import type { Deps } from '../deps.ts'
import type { ServiceRow } from '../store/services.ts'
import { UNREADABLE } from '../store/vault.ts'

/** A service as the API shows it; secrets that cannot be read are left out. */
export function shownService({ vault }: Pick<Deps, 'vault'>, row: ServiceRow): Service {
  const { id, type, title } = row
  const { settings, unreadable } = vault.open(row.settings)
  return { id, type, settings, title, ...(unreadable.length > 0 ? { fault: UNREADABLE } : {}) }
}
