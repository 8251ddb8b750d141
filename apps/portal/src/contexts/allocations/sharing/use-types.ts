import { useQuery } from 'urql'
import {
  ResourceTypeOptionsDocument,
  type ResourceTypeOptionsQuery,
} from '../../../graphql/generated/resource-type-options.ts'

type Types = ResourceTypeOptionsQuery['resourceTypes']

/** The resource types that can be shared. */
export function useTypes(): Types {
  const [{ data }] = useQuery({ query: ResourceTypeOptionsDocument })
  return data?.resourceTypes ?? []
}

/** All of them at once, or one. */
export function typeOptions(types: Types): { readonly id: string; readonly name: string }[] {
  return [{ id: 'ALL', name: 'All resources' }, ...types.map(({ id, name }) => ({ id, name }))]
}
