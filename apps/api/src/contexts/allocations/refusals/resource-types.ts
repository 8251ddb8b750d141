import { Refusal } from '../../../kernel/refusal.ts'

/** The facility already has a resource type of this name. */
export class ResourceTypeNameTaken extends Refusal {
  readonly typeName: string

  constructor(name: string) {
    super(`There is already a resource type named “${name}”. Choose another name, or edit that one.`, ['name'])
    this.typeName = name
  }
}

/** Unit and storage flag stay while allocations are counted in the type. */
export class ResourceTypeInUse extends Refusal {
  constructor(what: 'unit' | 'isStorageType') {
    const word = what === 'unit' ? 'unit' : 'storage flag'
    super(
      `Allocations are counted in this type, so that its ${word} stays as it is. Make a new type, and retire this one.`,
      [what],
    )
  }
}

/** Nothing more of it is granted. */
export class ResourceTypeRetired extends Refusal {
  readonly typeName: string

  constructor(name: string, field: readonly string[] = ['resourceTypeId']) {
    super(`${name} is retired: nothing more of it is granted. Choose another type, or bring it back first.`, field)
    this.typeName = name
  }
}
