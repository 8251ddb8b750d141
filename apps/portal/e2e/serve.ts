import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the API serves the portal. */
    portalUrl: string
    /** Where the house keeps its mail. */
    mailFolder: string
    /** The file that names the house's directories: what a file of journeys writes there, the house reads. */
    directoriesFile: string
  }
}

let house: ChildProcess | undefined
let pages: string | undefined
let mail: string | undefined
let home: string | undefined

/**
 * Builds the portal and opens a house that serves it as the API does in earnest: on one origin, under its content security policy.
 * Built for development, so that React says what it minds, and the gallery is there.
 */
export async function setup({ provide }: TestProject): Promise<void> {
  pages = await mkdtemp(join(tmpdir(), 'tenure-pages-'))
  mail = await mkdtemp(join(tmpdir(), 'tenure-mail-'))
  home = await mkdtemp(join(tmpdir(), 'tenure-home-'))
  provide('mailFolder', mail)
  const directories = join(home, 'directories.json')
  provide('directoriesFile', directories)
  await build({
    root: resolve(import.meta.dirname, '..'),
    mode: 'development',
    build: { outDir: pages, emptyOutDir: true, minify: false, sourcemap: false, reportCompressedSize: false },
    logLevel: 'error',
  })
  provide('portalUrl', await openHouse(pages, { mail, directories }))
}

/** Closes it, and waits until it is gone. */
export async function teardown(): Promise<void> {
  if (house && house.exitCode === null) {
    const gone = once(house, 'exit')
    house.kill('SIGTERM')
    await gone
  }
  for (const folder of [pages, mail, home]) if (folder) await rm(folder, { recursive: true, force: true })
}

/** @param pages the portal's  @param kept where mail is kept and directories are named  @returns the address of its API */
async function openHouse(
  pages: string,
  kept: { readonly mail: string; readonly directories: string },
): Promise<string> {
  const program = resolve(import.meta.dirname, 'house.ts')
  const started = spawn(process.execPath, ['--import', 'tsx', program, pages, kept.mail, kept.directories], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  house = started
  const lines = createInterface({ input: started.stdout })
  for await (const line of lines) {
    if (!line.startsWith('http')) continue
    // What it logs from here on is for people; unread it would fill the pipe and halt the API.
    started.stdout.pipe(process.stderr)
    return line.replace(/\/$/, '')
  }
  throw new Error('The house did not open; its words stand above.')
}
