export interface ServeOptions {
  readonly port?: number;
  readonly isolated?: boolean;
  readonly compress?: boolean;
  readonly pages?: Readonly<Record<string, string>>;
  readonly onFile?: (file: string) => void;
}

export function serveFolder(
  folder: string,
  options?: ServeOptions,
): Promise<{ readonly url: string; close(): Promise<void> }>;
