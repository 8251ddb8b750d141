import { Refusal } from '../../kernel/refusal.ts'

/** P1. The PI already has a living project of this name. */
export class ProjectNameTaken extends Refusal {
  readonly projectName: string

  constructor(name: string) {
    super(`The PI already has a project named “${name}”. Choose another name, or archive that project first.`, ['name'])
    this.projectName = name
  }
}

/** P3. Billing information must not hold a payment card's number. */
export class CardNumberInBilling extends Refusal {
  constructor(field: string) {
    super('This looks like a payment card’s number, which Tenure never keeps. Give a cost centre, a purchase order or a grant code.', ['billing', field])
  }
}

/** P4. Nobody pays for it yet. */
export class BillingMissing extends Refusal {
  constructor() {
    super('A project needs a cost centre, a purchase order or a grant code before it becomes active. Give one, or keep it a draft.', ['billing'])
  }
}

/** The person can't take a part in a project now. */
export class PersonNotActive extends Refusal {
  readonly userId: string

  constructor(userId: string, name: string, field: readonly string[]) {
    super(`${name} is not active, and can’t be named here. Choose somebody else, or ask an administrator to restore them.`, field)
    this.userId = userId
  }
}
