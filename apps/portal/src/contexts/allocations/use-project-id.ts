import { useLoaderData } from '@tanstack/react-router'

/** The global id of the project whose page these tabs are part of, as that page has read it. */
export function useProjectId(): string {
  return useLoaderData({ from: '/in/projects/$publicId' }).projectId
}
