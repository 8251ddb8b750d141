/** The unit to write beside a resource's name: nothing where the name says it already, as 'CPU core-hours' does. */
export function unitBeside({ name, unit }: { readonly name: string; readonly unit: string }): string {
  return name.toLowerCase().includes(unit.toLowerCase()) ? '' : unit
}
