interface Sdk {
  start(): void
  shutdown(): Promise<void>
}

/**
 * Starts OpenTelemetry's SDK where an endpoint is set; answers how to stop it. The SDK is not among our dependencies
 * (it is as large as all of them): who wants traces installs it beside Tenure.
 * @throws Error when an endpoint is set and the SDK is not installed
 */
export async function startTracing(endpoint: string | undefined): Promise<() => Promise<void>> {
  if (!endpoint) return async () => {}
  // Named by a variable, so that neither the compiler nor the bundler looks for what need not be there.
  const name = '@opentelemetry/sdk-node'
  const module = (await import(name).catch(() => undefined)) as { NodeSDK: new (options: object) => Sdk } | undefined
  if (!module)
    throw new Error(
      `OTEL_EXPORTER_OTLP_ENDPOINT is set, and ${name} is not installed. Install it beside Tenure (npm install ${name}), or unset the variable.`,
    )
  const sdk = new module.NodeSDK({ serviceName: 'tenure-api' })
  sdk.start()
  return () => sdk.shutdown()
}
