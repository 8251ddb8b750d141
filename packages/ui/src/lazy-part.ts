import { type ComponentType, lazy, type LazyExoticComponent } from 'react'

/**
 * A component that is fetched when it is first drawn: a form behind a button, a window behind a key. Draw it within a Suspense.
 * @param load for example () => import('./create-project.tsx')
 * @param name of the component in that module
 */
export function lazyPart<Props, Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType<Props>>>>,
  name: Name,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: (await load())[name] }))
}
