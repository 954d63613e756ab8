import type { Service } from '#api/services.ts'

/** A service that is to be told, with what its messages are made of. */
export type ChosenService = Pick<Service, 'id' | 'title' | 'type' | 'settings'>

/** Services with this one, in its place where it is among them already. */
export function withService(
  chosen: readonly ChosenService[],
  { id, title, type, settings }: ChosenService,
): readonly ChosenService[] {
  const service = { id, title, type, settings }
  return chosen.some((one) => one.id === id)
    ? chosen.map((one) => (one.id === id ? service : one))
    : [...chosen, service]
}
