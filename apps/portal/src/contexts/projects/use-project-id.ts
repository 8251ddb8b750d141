import { useLoaderData } from '@tanstack/react-router'

/** The global id of the project whose workspace is open. */
export function useProjectId(): string {
  return useLoaderData({ from: '/in/projects/$publicId' }).projectId
}
