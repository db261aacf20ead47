import { openAiError } from "../openai/openai-errors";
import type { ErrorDescription } from "./describe-error";

/** @param url - The request's target; `undefined` where it could not be read. */
export function errorBody(url: string | undefined, description: ErrorDescription): object {
  if (/^(?:https?:\/\/[^/]*)?\/+v1(?:[/?#]|$)/.test(url ?? "")) return openAiError(description);
  const { message: detail, code, param } = description;
  return { detail, code, param };
}
