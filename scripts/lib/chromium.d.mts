export function chromiumOptions(
  what: string,
): { executablePath: string; args: string[] } | undefined;
