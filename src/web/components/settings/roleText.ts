import { ROLES, type Role } from '#api/endpoint.ts'

/** What Librato called the roles of its tokens. */
export const ROLE_NAMES: Record<Role, string> = {
  admin: 'Full Access',
  recorder: 'Record Only',
  viewer: 'View Only',
}

export const ROLE_TEXTS: Record<Role, string> = {
  admin: 'Sees and changes everything, tokens too.',
  recorder: 'Sends measurements and annotations, reads metrics and alerts. For agents.',
  viewer: 'Sees spaces and metrics, changes nothing. For people who look, and screens on walls.',
}

export const ROLE_OPTIONS = ROLES.map((value) => ({ value, label: ROLE_NAMES[value] }))
