import type { HtmlTagDescriptor, Plugin } from 'vite'

/** Starts fetching the Latin letters of Inter with the page, not only once the style sheet is read. */
export function preloadFont(): Plugin {
  return {
    name: 'tenure:preload-font',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }): HtmlTagDescriptor[] => {
        const font = Object.keys(bundle ?? {}).find((file) => /inter-latin-wght-normal.*\.woff2$/.test(file))
        if (!font) return []
        return [
          {
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${font}`, crossorigin: true },
            injectTo: 'head',
          },
        ]
      },
    },
  }
}
