/** Wraps a pure function of few different arguments (a language's syllables) so that each is worked out once. */
export function remember<T>(work: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as T;
    const made = work(key);
    known.set(key, made);
    return made;
  };
}
