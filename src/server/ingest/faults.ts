import { badParams, type ParamErrors } from '#api/errors.ts'

/** Collects every fault of a body by the path of its field, so that one answer names them all. */
export class Faults {
  private readonly params: ParamErrors = {}

  add(path: string, message: string): void {
    ;(this.params[path] ??= []).push(message)
  }

  get none(): boolean {
    return Object.keys(this.params).length === 0
  }

  /** @throws ApiError 400 naming every fault, if there is one. */
  throwIfAny(): void {
    if (!this.none) throw badParams(this.params)
  }
}
