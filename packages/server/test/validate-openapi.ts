/**
 * Whether a document is valid OpenAPI.
 * @module
 */
import { Validator } from "@seriousme/openapi-schema-validator";

/** The problems; none for a valid document. */
export async function validate(document: Record<string, unknown>): Promise<unknown[]> {
  const result = await new Validator().validate(document as Parameters<Validator["validate"]>[0]);
  return result.valid ? [] : [result.errors];
}
