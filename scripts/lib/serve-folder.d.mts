export interface ServeOptions {
  readonly port?: number;
  readonly isolated?: boolean;
  readonly compress?: boolean;
  readonly pages?: Readonly<Record<string, string>>;
}

export function serveFolder(
  folder: string,
  options?: ServeOptions,
): Promise<{ readonly url: string; close(): Promise<void> }>;
