/**
 * Bundles each program: our own packages go in, npm's stay where they are installed, so that a program starts in a
 * fraction of a second and still loads each library once.
 */
import { existsSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { root } from './env.mjs'
import { programs } from './made.mjs'
import { Stop } from './terminal.mjs'

const ownScope = '@tenure/'
const seen = Symbol('resolved by us')

/**
 * npm packages stay outside. One that only an inlined package depends on is not to be found from the program's folder
 * (pnpm links a package's own dependencies only), so its import is rewritten to where that package finds it.
 */
const npmStaysOutside = (folder) => ({
  name: 'npm stays outside',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (pluginData === seen || kind === 'entry-point' || path.startsWith(ownScope)) return undefined
      if (isBuiltin(path)) return { path, external: true }
      const from = (resolveDir) => build.resolve(path, { kind, importer, resolveDir, pluginData: seen })
      const [theirs, ours] = await Promise.all([from(resolveDir), from(join(root, folder))])
      if (theirs.errors.length > 0) return { errors: theirs.errors }
      if (ours.path === theirs.path) return { path, external: true }
      return { path: relative(join(root, folder, 'dist'), theirs.path), external: true }
    })
  },
})

/** A file that looks for others beside itself (`import.meta.url`) keeps finding them beside its source. */
const filesKeepTheirPlace = {
  name: 'files keep their place',
  setup(build) {
    build.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      if (!text.includes('import.meta.') || path.includes('/node_modules/')) return undefined
      const place = JSON.stringify(relative(root, path))
      const contents = text.replaceAll(/\bimport\.meta\.(url|dirname|filename)\b/g, `__placeOf(${place}).$1`)
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts', resolveDir: dirname(path) }
    })
  },
}

const banner = `import { fileURLToPath as __toPath } from 'node:url'
const __placeOf = (source) => {
  const at = new URL('../../../' + source, import.meta.url)
  return { url: at.href, filename: __toPath(at), dirname: __toPath(new URL('.', at)) }
}`

/** The programs there are. */
export const presentPrograms = () => programs.filter((folder) => existsSync(join(root, folder, 'src/main.ts')))

/** Bundles every program. */
export async function bundleAll() {
  const { build } = await import('esbuild')
  for (const folder of presentPrograms()) {
    const outdir = join(root, folder, 'dist')
    rmSync(outdir, { recursive: true, force: true })
    await build({
      entryPoints: [join(root, folder, 'src/main.ts')],
      outdir,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      sourcemap: 'linked',
      banner: { js: banner },
      chunkNames: 'chunk-[hash]',
      logLevel: 'warning',
      plugins: [npmStaysOutside(folder), filesKeepTheirPlace],
    }).catch(() => {
      throw new Stop(`${folder} could not be built. The lines above say where.`)
    })
  }
}
