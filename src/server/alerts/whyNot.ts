import { ApiError } from '#api/errors.ts'
import { ComposeError } from '#compose/ast.ts'
import { engineError, faultText } from '../engine/errors.ts'

/** Why an alert cannot be evaluated, for whoever made it: what is our own fault tells no details. */
export function whyNot(error: unknown): string {
  if (error instanceof ApiError || error instanceof ComposeError) return error.message
  const fault = engineError(error)
  return fault === undefined
    ? 'Something went wrong on the server; its log has the details'
    : faultText(fault)
}
