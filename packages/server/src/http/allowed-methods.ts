import type { FastifyInstance } from "fastify";
import { RequestError } from "./errors";

/** Answers what no route does. */
export interface Unrouted {
  /** Throws 405 with `Allow` where the path has other methods, and 404 where there is no such path. */
  refuse(path: string, notFound: RequestError): never;
}

/** A refusal that tells which methods there are. */
export class MethodError extends RequestError {
  constructor(readonly allow: string) {
    super(405, "METHOD_NOT_ALLOWED", `This path takes ${allow} only.`);
  }
}

/** Listens to the routes that are added from now on, the program's own included. */
export function watchRoutes(app: FastifyInstance): Unrouted {
  const methods = new Map<string, Set<string>>();
  app.addHook("onRoute", ({ url, method }) => {
    // A route for every path, such as CORS has one, says nothing about any of them.
    if (url.includes("*")) return;
    const key = canonical(url);
    const known = methods.get(key) ?? new Set();
    for (const each of [method].flat()) known.add(each);
    methods.set(key, known);
  });
  return {
    refuse(path, notFound) {
      const allowed = methods.get(canonical(path)) ?? matching(methods, canonical(path));
      if (allowed === undefined) throw notFound;
      throw new MethodError([...allowed].sort().join(", "));
    },
  };
}

/** The path as the router compares it. */
function canonical(path: string): string {
  const plain = path.replace(/[?#].*$/s, "").replaceAll(/\/{2,}/g, "/");
  return plain.length > 1 && plain.endsWith("/") ? plain.slice(0, -1) : plain;
}

function matching(
  methods: ReadonlyMap<string, ReadonlySet<string>>,
  path: string,
): ReadonlySet<string> | undefined {
  const parts = path.split("/");
  for (const [pattern, allowed] of methods) {
    const wanted = pattern.split("/");
    if (
      wanted.length === parts.length &&
      wanted.every((each, index) => each === parts[index] || (each[0] === ":" && parts[index]))
    )
      return allowed;
  }
  return undefined;
}
