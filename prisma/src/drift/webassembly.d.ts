/** What Node has of WebAssembly and its types leave out: the little that loading the schema engine needs. */
declare namespace WebAssembly {
  type Exports = Record<string, unknown>
  interface Module {
    readonly [kind: symbol]: 'module'
  }
  function compile(bytes: Uint8Array): Promise<Module>
  function instantiate(module: Module, imports: Record<string, unknown>): Promise<{ readonly exports: Exports }>
}
