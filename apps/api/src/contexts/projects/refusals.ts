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
    super(
      'This looks like a payment card’s number, which Tenure never keeps. Give a cost centre, a purchase order or a grant code.',
      ['billing', field],
    )
  }
}

/** P4. Nobody pays for it yet. */
export class BillingMissing extends Refusal {
  constructor() {
    super(
      'A project needs a cost centre, a purchase order or a grant code before it becomes active. Give one, or keep it a draft.',
      ['billing'],
    )
  }
}

/** The person can't take a part in a project now. */
export class PersonNotActive extends Refusal {
  readonly userId: string

  constructor(userId: string, name: string, field: readonly string[]) {
    super(
      `${name} is not active, and can’t be named here. Choose somebody else, or ask an administrator to restore them.`,
      field,
    )
    this.userId = userId
  }
}

/** P5. An archived project changes no more. */
export class ProjectArchived extends Refusal {
  constructor(name: string, field: readonly string[]) {
    super(`“${name}” is archived. Restore it first, then change it.`, field)
  }
}

/** P5. It lives already. */
export class ProjectNotArchived extends Refusal {
  constructor(name: string) {
    super(`“${name}” is not archived: there is nothing to bring back.`, ['id'])
  }
}

/** P6. Others still depend on it. */
export class ProjectInUse extends Refusal {
  readonly dataShares: number
  readonly sharesGiven: number
  /** The person whose default project it is. */
  readonly defaultOf: string | null

  constructor({
    name,
    dataShares,
    sharesGiven,
    defaultOf,
  }: {
    name: string
    dataShares: number
    sharesGiven: number
    defaultOf: string | null
  }) {
    const reasons = [
      dataShares > 0
        ? `${dataShares === 1 ? 'a data share is' : `${dataShares} data shares are`} open (release first)`
        : '',
      sharesGiven > 0
        ? `it gives to ${sharesGiven === 1 ? 'another project' : `others by ${sharesGiven} shares`} (withdraw first)`
        : '',
      defaultOf ? `it is the default project of ${defaultOf} (choose another first)` : '',
    ].filter(Boolean)
    super(`“${name}” can’t be archived while others depend on it: ${reasons.join('; ')}.`, ['id'])
    this.dataShares = dataShares
    this.sharesGiven = sharesGiven
    this.defaultOf = defaultOf
  }
}

/** P7. The person has this part in the project already. */
export class AlreadyOnProject extends Refusal {
  readonly userId: string

  constructor(userId: string, name: string, part: string) {
    super(`${name} is ${part} already. Change what they are, or choose somebody else.`, ['userId'])
    this.userId = userId
  }
}

/** P9. A default project is the person's own. */
export class NotYourProject extends Refusal {
  constructor(name: string) {
    super(`“${name}” is not yours: a default project is one whose PI you are. Choose one of your own.`, ['projectId'])
  }
}
